"""Logging in under attack: foreign pages on this computer, planted sessions, guesses spread over the replicas."""

import pytest

from lib.archive.accounts import add_account
from lib.archive.database import engine_for
from lib.archive.sessions import FAILURES_PER_ACCOUNT
from tests.security.caller import Caller
from tests.security.conftest import PASSWORD
from tests.security.logging_in import attempt

OPEN = "本机单人模式"


@pytest.fixture(scope="module")
def replicas(module_server, tmp_path_factory):
    """Two servers on one archive without accounts, and its engine."""
    url = f"sqlite:///{tmp_path_factory.mktemp('replicas')}/archive.sqlite"
    return *(module_server(LIAISON_DATABASE_URL=url)[0] for _ in range(2)), engine_for(url)


def test_a_page_of_another_program_on_this_computer_does_not_publish_for_the_single_user(replicas):
    server, *_ = replicas
    port = server.rsplit(":", 1)[1]
    assert OPEN.encode() in Caller(server, "publish").received
    for origin in ("http://127.0.0.1:1", "http://localhost:1", f"http://localhost:{port}", "null"):
        try:
            received = Caller(server, "publish", origin=origin).received
        except Exception as refused:  # or not even let in
            assert "403" in str(refused)
        else:
            assert OPEN.encode() not in received and "请求不是从本站页面发出的".encode() in received, origin


def test_a_planted_session_is_not_taken_over_and_a_new_log_in_ends_the_one_before(replicas):
    server, other, engine = replicas
    add_account(engine, "zhang", PASSWORD)
    status, first = attempt(server, "zhang")
    assert status == 303
    assert "以“zhang”的身份发布".encode() in Caller(other, "publish", first).received
    for planted in ("liaison_session=planted", first):
        status, own = attempt(server, "zhang", cookie=planted)
        assert status == 303 and own not in ("", planted)
    assert "发布需要登录".encode() in Caller(other, "publish", first).received


def test_guesses_spread_over_the_replicas_are_counted_together(replicas):
    server, other, engine = replicas
    add_account(engine, "wang", PASSWORD)
    for at in range(FAILURES_PER_ACCOUNT):
        assert attempt((server, other)[at % 2], "wang", "guess")[0] == 401
    for replica in (server, other):
        assert attempt(replica, "wang")[0] == 429, "even with the right password"
