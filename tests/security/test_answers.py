"""What an answer tells the browser, whatever was asked and whatever went wrong."""

import asyncio
import http.client
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from lib.archive.accounts import add_account
from lib.archive.database import engine_for
from lib.ui.headers import SafeHeaders, failed, safe_headers
from tests.security.conftest import PASSWORD


@pytest.fixture(scope="module")
def server(module_server):
    """A dashboard with one account, as whom nobody is logged in."""
    address, home = module_server()
    add_account(engine_for(f"sqlite:///{home / 'archive.sqlite'}"), "zhang", PASSWORD)
    return address


def answer(server, method, path, **headers):
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/nix", {"Accept": "text/html"}, 404),
        ("GET", "/", {"Host": "hostile.example"}, 403),
        ("GET", "/_stcore/metrics", {}, 404),
        ("GET", "/media/0a1b.xlsx", {}, 404),
        ("GET", "/app/static/present.js", {}, 200),
        ("GET", "/app/static/%2e%2e/dashboard.py", {}, 400),
        ("GET", f"/app/static/{'a' * 300}", {}, 414),
        ("GET", "/_stcore/host-config", {}, 200),
        ("PUT", "/_stcore/upload_file/a/b", {}, 403),
        ("POST", "/auth/login", {}, 403),
        ("GET", "/auth/logout", {}, 302),
        ("DELETE", "/", {}, 405),
        ("POST", "/_stcore/agent/interact", {}, 403),
    ],
)
def test_errors_files_and_refusals_have_the_headers_too(server, method, path, headers, status):
    found = answer(server, method, path, **headers)
    assert found.status == status
    for name, value in safe_headers().items():
        assert found.headers.get_all(name) == [value], name


def test_the_headers_say_what_they_should():
    headers = safe_headers()
    assert headers["permissions-policy"].startswith("camera=(), ") and "fullscreen" not in headers["permissions-policy"]
    assert {headers[f"cross-origin-{name}-policy"] for name in ("opener", "resource")} == {"same-origin"}
    assert headers["x-content-type-options"] == "nosniff" and "frame-ancestors" in headers["content-security-policy"]


def test_no_other_origin_may_steer_a_page_by_messages(server):
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    connection.request("GET", "/_stcore/host-config")
    assert b'"allowedOrigins":[]' in connection.getresponse().read()
    connection.close()


def test_nothing_is_changed_by_following_a_link(server):
    for path in ("/auth/login?name=zhang&password=x", "/auth/password?old=x&new=y", "/_stcore/upload_file/a/b"):
        found = answer(server, "GET", path)
        assert "liaison_session" not in str(found.headers.get_all("Set-Cookie"))
        assert found.status in (200, 405)


def test_the_answer_of_a_failed_server_has_the_headers_and_no_detail():
    def broken(request):
        raise RuntimeError("postgresql://user:secret@host")

    app = Starlette(
        routes=[Route("/", broken)], middleware=[Middleware(SafeHeaders)], exception_handlers={Exception: failed}
    )
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b"", "root_path": ""}
    with ThreadPoolExecutor(1) as own, pytest.raises(RuntimeError):  # which goes on to the log
        own.submit(asyncio.run, app(scope, receive, send)).result()
    assert sent[0]["status"] == 500 and b"secret" not in sent[1]["body"]
    given = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert given.items() >= safe_headers().items()
