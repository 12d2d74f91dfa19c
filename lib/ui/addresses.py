"""Which addresses lead anywhere: an unknown one gets a quiet page in Chinese, a foreign host name nothing."""

import ast
import ipaddress
import re
import socket
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from lib.ui.bare_page import bare_page

# What Streamlit and the log-in serve beside the pages.
FOLDERS = ("_stcore", "static", "media", "component", "app")
FILES = ("favicon.png", "manifest.json", "auth/login", "auth/logout", "auth/password", "oauth2callback")
HEALTH = "_stcore/health"
METRICS = "_stcore/metrics"
LONGEST = 240  # bytes: no file's name can be longer, and asking for one would fail
MISSING = """<h1>没有这个页面</h1><p>网址可能写错了，或者页面已经改名。请返回首页，从左侧菜单进入。</p>"""


def page_addresses(script: Path) -> frozenset[str]:
    """Return the paths of the pages that a script names with st.Page: "matrix", …; "" is the first page."""
    calls = [node for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    pages = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "Page"]
    given = [keyword.value for call in pages for keyword in call.keywords if keyword.arg == "url_path"]
    return frozenset(("", *(str(value.value) for value in given if isinstance(value, ast.Constant))))


def is_our_name(host: str | None) -> bool:
    """Return whether a request was sent to a name of ours, by its Host header.

    Where server.allowedHosts names none: to a number, to this computer's own name, or to one without a dot. A hostile
    page can let a name of its own lead to our number, so that the browser takes us for it; these it cannot have.
    """
    if st.get_option("server.allowedHosts"):
        return is_host_allowed(host)
    found = re.fullmatch(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::[0-9]+)?", (host or "").lower())
    if not found:
        return False
    name = found[1] or found[2]
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return "." not in name or name == socket.gethostname().lower()
    return True


class KnownAddresses:
    """Answers what leads nowhere: 404 for unknown pages and for the metrics, 403 for a host name that is not ours.

    Otherwise Streamlit shows an English dialog or stays blank, and tells anyone how busy it is.
    """

    def __init__(self, app: ASGIApp, pages: frozenset[str]) -> None:
        self.app, self.pages = app, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        if scope["type"] == "websocket" and not is_our_name(Headers(scope=scope).get("host")):
            await WebSocketClose()(scope, receive, send)  # before it is accepted: the browser is told 403
            return
        answer = self._answer(scope) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        base = (st.get_option("server.baseUrlPath") or "").strip("/")
        path = scope["path"].rstrip("/").removeprefix(f"/{base}" if base else "").removeprefix("/")
        if path != HEALTH and not is_our_name(headers.get("host")):  # whoever watches over us asks by address
            return PlainTextResponse("这个主机名没有列入 server.allowedHosts，请向管理员询问正确的网址。", 403)
        if len(path.encode("utf-8", "replace")) > LONGEST:
            return PlainTextResponse("网址过长。", 414)
        if path == METRICS:
            return PlainTextResponse("未开放。", 404)
        reads = scope["method"] in ("GET", "HEAD") and "text/html" in headers.get("accept", "")
        known = path in self.pages or path in FILES or path.split("/")[0] in FOLDERS
        if known or not reads:
            return None
        return HTMLResponse(bare_page("没有这个页面", MISSING, f"/{base}/" if base else "/"), 404)
