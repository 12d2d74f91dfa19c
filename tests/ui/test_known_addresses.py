"""Which requests lead anywhere, without a server."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lib.ui import addresses
from lib.ui.addresses import KnownAddresses, page_addresses

ROOT = Path(__file__).resolve().parents[2]
PAGES = page_addresses(ROOT / "dashboard.py")
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"


def answered(path, accept=BROWSER, method="GET", host="127.0.0.1:8501", more=()):
    """Return the status and words of the answer; None where the request is passed on."""
    sent = []

    async def streamlit(scope, receive, send):
        sent.append(None)

    async def send(message):
        sent.append(message)

    headers = [(b"host", host.encode()), (b"accept", accept.encode()), *more]
    scope = {"type": "http", "method": method, "path": path, "headers": headers, "query_string": b""}
    with ThreadPoolExecutor(1) as own:  # in this thread the browser tests may keep a loop running
        own.submit(asyncio.run, KnownAddresses(streamlit, PAGES)(scope, None, send)).result()
    if sent == [None]:
        return None
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent).decode()


@pytest.fixture
def settings(monkeypatch):
    """A dictionary of settings that stand above those of the server."""
    given = {}
    ask = addresses.st.get_option
    monkeypatch.setattr(addresses.st, "get_option", lambda name: given[name] if name in given else ask(name))
    return given


def test_the_pages_are_those_that_the_dashboard_names():
    assert {"", "matrix", "coverage", "network", "publish", "history", "sources"} <= PAGES


@pytest.mark.parametrize("path", ["/", *(f"/{page}" for page in sorted(PAGES)), "/matrix/", "/auth/login", "/static/a"])
def test_a_page_and_what_belongs_to_it_is_passed_on(path):
    assert answered(path) is None


@pytest.mark.parametrize("path", ["/nix", "/nix/", "/matrix/nix", "/auth/nix", "/index.html", "/overview", "//nix"])
def test_an_unknown_page_is_told_in_chinese_with_a_way_home(path):
    status, words = answered(path)
    assert status == 404 and "没有这个页面" in words and 'href="/"' in words and "<script" not in words


def test_what_a_page_loads_by_itself_is_passed_on():
    assert answered("/matrix/_stcore/host-config", accept="*/*") is None
    assert answered("/favicon.png", accept="image/avif,image/webp") is None


def test_below_a_base_path_the_same_pages_are_known(settings):
    settings["server.baseUrlPath"] = "liaison"
    assert answered("/liaison/matrix") is None and answered("/liaison/") is None
    assert answered("/liaison/nix")[0] == 404 and answered("/liaison/_stcore/metrics")[0] == 404
    assert 'href="/liaison/"' in answered("/liaison/nix")[1]


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_the_metrics_are_closed_to_everyone(method):
    assert answered("/_stcore/metrics", "*/*", method)[0] == 404
    assert answered("/_stcore/metrics/", "*/*", method)[0] == 404


def test_a_foreign_host_name_gets_nothing_but_the_health():
    for path in ("/", "/matrix", "/auth/login", "/_stcore/host-config", "/nix"):
        assert answered(path, host="hostile.example")[0] == 403, path
    assert answered("/_stcore/health", host="10.0.0.5:8501") is None
    assert answered("/", host="localhost:8501") is None and answered("/", host="[::1]:8501") is None


def test_of_two_host_names_the_first_counts_as_it_does_for_the_right_to_publish():
    assert answered("/", host="hostile.example", more=[(b"host", b"localhost")])[0] == 403


@pytest.mark.parametrize(
    "host", ["10.0.0.5:8501", "[fd00::5]", "lianluo", "LIANLUO:8501", "localhost", socket.gethostname()]
)
def test_opened_to_the_office_without_a_list_the_server_answers_to_numbers_and_plain_names(settings, host):
    settings["server.allowedHosts"] = []
    assert addresses.is_our_name(host) and answered("/", host=host) is None


@pytest.mark.parametrize(
    "host", [None, "", "hostile.example", "10.0.0.5.hostile.example:8501", "a@10.0.0.5", "[", "a/b"]
)
def test_and_never_to_a_name_that_a_hostile_page_can_let_lead_here(settings, host):
    settings["server.allowedHosts"] = []
    assert not addresses.is_our_name(host)
    if host is not None:
        assert answered("/", host=host)[0] == 403
