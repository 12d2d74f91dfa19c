"""Who may publish: from this computer, with a session, through an identity provider; and everyone who may not."""

import os
import tomllib

import pytest
from argon2 import PasswordHasher
from streamlit import config

from lib.archive import passwords
from lib.archive.accounts import add_account, disable_account, set_jurisdictions
from lib.archive.holdings import load_holdings
from lib.archive.sessions import end_session, start_session
from lib.ui import access, signing, visit
from lib.ui.access import COOKIE, Publisher, admitted, may_publish, standing
from lib.ui.signing import sealed
from lib.ui.visit import Visit, is_loopback

GOOD = "对口联系-2026-矩阵"
HERE = {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"}
OFFICE = {"host": "lianluo.example.gov", "origin": "https://lianluo.example.gov"}


@pytest.fixture(autouse=True)
def clean(tmp_path, monkeypatch):
    """A database and a secret of the test's own, the launcher's log-in, no identity provider."""
    monkeypatch.setenv("LIAISON_DATABASE_URL", f"sqlite:///{tmp_path / 'archive.sqlite'}")
    monkeypatch.setenv("LIAISON_COOKIE_SECRET", "a secret of this test and no other")
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    monkeypatch.setattr(access, "_offered", ["/auth/login"])
    monkeypatch.setattr(access, "identity_provider", lambda: False)
    signing.secret.cache_clear()
    yield
    signing.secret.cache_clear()


@pytest.fixture
def bound():
    """A function that sets the address the server listens on."""
    before = config.get_option("server.address")
    yield lambda address: config.set_option("server.address", address)
    config.set_option("server.address", before)


def logged_in(name="zhang", password=GOOD, places=(), headers=OFFICE):
    """Return a visit with the cookie of a new account's session."""
    account = add_account(access.engine(), name, password, places)
    return Visit(headers, {COOKIE: sealed(COOKIE, start_session(access.engine(), account))})


def test_whoever_sits_at_a_fresh_installation_publishes_and_is_told_as_whom():
    for host in ("127.0.0.1:8501", "localhost:8501", "[::1]:8501", "127.0.0.1"):
        person, reason = admitted(Visit({"host": host, "origin": f"http://{host}"}))
        assert person == Publisher("本机用户", ()), host
        assert reason == ""
    assert "单人" in standing(person)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "10.1.2.3", "lianluo.example.gov", None])
def test_open_to_other_computers_without_accounts_nobody_publishes_and_the_way_is_told(bound, address):
    bound(address)
    person, reason = admitted(Visit(HERE))
    assert person is None
    assert "account add" in reason


@pytest.mark.parametrize(
    "more",
    [
        {"x-forwarded-for": "127.0.0.1"},
        {"x-forwarded-proto": "https"},
        {"forwarded": "for=127.0.0.1"},
        {"x-real-ip": "127.0.0.1"},
        {"via": "1.1 proxy"},
        {"host": "lianluo.example.gov", "origin": "http://lianluo.example.gov"},
        {"origin": "http://hostile.example"},
        {"origin": "http://localhost:9999"},
        {"origin": "null"},
        {"host": "127.0.0.1.hostile.example", "origin": "http://127.0.0.1.hostile.example"},
        {"host": "[", "origin": "http://["},
        {"host": ""},
    ],
)
def test_behind_a_proxy_or_from_a_foreign_page_nobody_is_the_single_user(more):
    assert admitted(Visit(HERE | more))[0] is None


def test_a_page_that_was_closed_meanwhile_is_from_nowhere():
    assert admitted(Visit({}))[0] is None


def test_the_first_account_ends_single_use_and_disabling_it_does_not_bring_it_back():
    add_account(access.engine(), "zhang", GOOD)
    assert admitted(Visit(HERE)) == (None, "发布需要登录。")
    disable_account(access.engine(), "zhang")
    assert admitted(Visit(HERE)) == (None, "发布需要登录。")


def test_a_session_publishes_until_it_is_ended_or_the_account_disabled():
    one = logged_in(places=["330200"])
    assert admitted(one) == (Publisher("zhang", ("330200",)), "")
    set_jurisdictions(access.engine(), "zhang", ["330100"])
    assert admitted(one)[0] == Publisher("zhang", ("330100",))
    disable_account(access.engine(), "zhang")
    assert admitted(one)[0] is None
    other = logged_in("li")
    end_session(access.engine(), access.session_token(other.cookies))
    assert admitted(other)[0] is None


def test_a_cookie_that_is_forged_altered_or_of_another_purpose_opens_nothing(monkeypatch):
    cookie = logged_in().cookies[COOKIE]
    token = access.session_token({COOKIE: cookie})
    signing.secret.cache_clear()
    monkeypatch.setenv("LIAISON_COOKIE_SECRET", "somebody else's secret, of good length")
    foreign = sealed(COOKIE, token)
    signing.secret.cache_clear()
    monkeypatch.setenv("LIAISON_COOKIE_SECRET", "a secret of this test and no other")
    for bad in (foreign, cookie[:-2], cookie + "x", token, sealed("form", token), sealed(COOKIE, [token]), "", "\x00"):
        assert admitted(Visit(OFFICE, {COOKIE: bad}))[0] is None, bad
    assert admitted(Visit(OFFICE, {COOKIE: cookie}))[0] is not None


def test_a_session_is_not_taken_from_a_foreign_page_nor_where_no_log_in_is_served(monkeypatch):
    one = logged_in()
    assert admitted(Visit(OFFICE | {"origin": "https://hostile.example"}, one.cookies))[0] is None
    monkeypatch.setattr(access, "_offered", [])
    person, reason = admitted(one)
    assert person is None
    assert "make run" in reason


def test_an_identity_provider_opens_publishing_to_accounts_of_its_kind_only(monkeypatch):
    monkeypatch.setattr(access, "identity_provider", lambda: True)
    assert admitted(Visit(HERE))[0] is None, "no single user beside an identity provider"
    add_account(access.engine(), "Li@Example.gov", None, ["330200"])
    add_account(access.engine(), "subject-7", None)
    add_account(access.engine(), "zhang@example.gov", GOOD)

    def says(**claims):
        return admitted(Visit(OFFICE, {}, {"is_logged_in": True, **claims}))[0]

    assert says(email="li@example.gov", sub="1") == Publisher("li@example.gov", ("330200",))
    assert says(email="new@example.gov", sub="subject-7") == Publisher("subject-7", ())
    assert says(email="li@example.gov", email_verified=False) is None
    assert says(email="x@example.gov", sub="li@example.gov") is None
    assert says(email="zhang@example.gov") is None
    assert says(email=["li@example.gov"], sub=None) is None
    assert says() is None
    disable_account(access.engine(), "li@example.gov")
    assert says(email="li@example.gov") is None


def test_a_database_that_cannot_be_read_closes_publishing_in_words(tmp_path):
    one = logged_in(headers=HERE)
    access.engine().dispose()
    (tmp_path / "archive.sqlite").write_bytes(b"no database" * 1000)
    person, reason = admitted(one)
    assert person is None
    assert "暂时关闭" in reason and "浏览不受影响" not in reason


def test_a_code_covers_the_places_that_lie_in_it():
    places = load_holdings().jurisdictions
    ningbo = Publisher("zhang", ("330200",))
    assert may_publish(ningbo, "330213", places)
    assert may_publish(ningbo, "330200", places)
    assert not may_publish(ningbo, "330100", places)
    assert not may_publish(ningbo, "330000", places)
    assert not may_publish(ningbo, "", places)
    assert not may_publish(ningbo, "999999", places)
    assert may_publish(Publisher("li", ("330000", "370200")), "330213", places)
    assert may_publish(Publisher("wang", ()), "330213", places)
    assert not may_publish(None, "330213", places)


def test_only_this_computers_own_names_are_loopback():
    assert all(is_loopback(host) for host in ("127.0.0.1", "127.8.8.8", "::1", "localhost"))
    assert not any(is_loopback(host) for host in ("0.0.0.0", "::", "10.0.0.1", "localhost.example", "", "127.1"))


def test_the_secret_is_made_once_readable_by_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("LIAISON_COOKIE_SECRET")
    monkeypatch.setattr(signing, "FILE", tmp_path / "var" / "secret")
    signing.secret.cache_clear()
    first = signing.secret()
    signing.secret.cache_clear()
    assert signing.secret() == first
    assert len(first) >= 32
    assert os.stat(signing.FILE).st_mode & 0o777 == 0o600
    assert [file.name for file in signing.FILE.parent.iterdir()] == ["secret"]
    signing.FILE.chmod(0o644)
    signing.secret.cache_clear()
    assert signing.secret() == first
    assert os.stat(signing.FILE).st_mode & 0o777 == 0o600


def test_a_weak_secret_is_refused_in_words(tmp_path, monkeypatch):
    monkeypatch.setenv("LIAISON_COOKIE_SECRET", "short")
    signing.secret.cache_clear()
    with pytest.raises(ValueError, match="太短"):
        signing.secret()
    monkeypatch.delenv("LIAISON_COOKIE_SECRET")
    monkeypatch.setattr(signing, "FILE", tmp_path / "secret")
    for broken in (b"", b"\xff\xfe" * 40):
        signing.FILE.write_bytes(broken)
        with pytest.raises(ValueError, match="不完整"):
            signing.secret()


def test_a_secret_that_cannot_be_kept_serves_until_the_server_stops(tmp_path, monkeypatch):
    monkeypatch.delenv("LIAISON_COOKIE_SECRET")
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(signing, "FILE", tmp_path / "file" / "secret")
    signing.secret.cache_clear()
    assert len(signing.secret()) >= 32


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("", False, None),
        ("[database]\nuser = 'x'", False, None),
        ("[auth]\nredirect_uri = 'x'\nclient_id = 'y'", True, None),
        ("[auth]\nredirect_uri = 'x'\n[auth.keycloak]\nclient_id = 'y'", True, "keycloak"),
    ],
)
def test_the_identity_provider_is_read_from_the_secrets(monkeypatch, text, found, name):
    class Secrets(dict):
        def load_if_toml_exists(self):
            return bool(self)

    monkeypatch.setattr(visit.st, "secrets", Secrets(tomllib.loads(text)))
    assert visit.identity_provider() is found
    if found:
        assert visit.provider_name() == name
