"""Logging in as a browser does, without one."""

import html
import http.client
import re
from urllib.parse import urlencode, urlsplit

from tests.security.conftest import PASSWORD


def attempt(server: str, name: str, password: str = PASSWORD, cookie: str = "") -> tuple[int, str]:
    """Send the form of the log-in page; return the status and the cookie of the session ("" for none)."""
    line = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    line.request("GET", "/auth/login", headers={"Cookie": cookie} if cookie else {})
    form = line.getresponse()
    token = re.search(r'name="token" value="([^"]+)"', form.read().decode())
    assert token, "no form"
    fields = urlencode({"token": html.unescape(token[1]), "name": name, "password": password})
    cookies = "; ".join(filter(None, (form.headers["Set-Cookie"].split(";")[0], cookie)))
    kind = "application/x-www-form-urlencoded"
    line.request("POST", "/auth/login", fields, {"Cookie": cookies, "Origin": server, "Content-Type": kind})
    answer = line.getresponse()
    answer.read()
    line.close()
    found = re.search(r"liaison_session=[^;]+", str(answer.headers))
    return answer.status, found[0] if found else ""
