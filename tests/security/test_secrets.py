"""What is secret stays out of logs, pages and messages, also where the database fails."""

import http.client
import socket
from urllib.parse import urlsplit

import pytest

from tests.security.caller import Caller

SECRET = "SecretOfTheDatabase"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://archive:{secret}@127.0.0.1:{closed}/archive",
        "postgresql://archive:{secret}@127.0.0.1:port/archive",
    ],
    ids=["closed", "no port"],
)
def test_a_database_that_cannot_be_reached_tells_its_password_to_nobody(module_server, url):
    with socket.create_server(("127.0.0.1", 0)) as once:
        closed = once.getsockname()[1]
    cookie_secret = "SecretOfTheCookies" * 3
    server, home = module_server(
        LIAISON_DATABASE_URL=url.format(secret=SECRET, closed=closed), LIAISON_COOKIE_SECRET=cookie_secret
    )
    told = b""
    for page in ("", "matrix", "publish", "history", "contacts", "functions", "plan"):
        caller = Caller(server, page)
        told += caller.received
        caller.close()
    for method, path in (("GET", "/auth/login"), ("POST", "/auth/login"), ("PUT", "/_stcore/upload_file/a/b")):
        line = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
        line.request(method, path, b"", {"Origin": server})
        told += line.getresponse().read()
        line.close()
    logs = b"".join(log.read_bytes() for log in home.glob("*.log"))
    assert len(told) > 100_000
    for secret in (SECRET, cookie_secret):
        assert secret.encode() not in logs and secret.encode() not in told
