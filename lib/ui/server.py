"""Starts the dashboard: everything warm before the first visitor, safe headers, and no door for uploads.

Start it with `make run` or `python -m lib.ui.server`. Settings come from .streamlit/config.toml and, above it, from
environment variables such as STREAMLIT_SERVER_PORT. `streamlit run dashboard.py` works too, slower and without the
headers and the gate below.
"""

import base64
import gc
import hashlib
import importlib
import logging
import os
import pkgutil
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, MutableMapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse

ROOT = Path(__file__).resolve().parents[2]
LOOPBACK = "127.0.0.1"

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


def content_security_policy() -> str:
    """Return the policy under which the browser may load from this server only.

    Streamlit's own page holds one inline script, which is named by its hash; its styles are written by script, hence
    'unsafe-inline' for styles alone. Pictures of charts are saved through blob: and data: addresses.
    """
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in inline)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


class SafeHeaders:
    """Adds the headers that keep a browser from loading, embedding or guessing what it should not."""

    def __init__(self, app: Application) -> None:
        self.app = app
        self.headers = [
            (b"content-security-policy", content_security_policy().encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"SAMEORIGIN"),
            (b"referrer-policy", b"same-origin"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; what Streamlit itself says in one of these headers is replaced."""
        ours = {name for name, _ in self.headers}

        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                theirs = [pair for pair in message.get("headers", ()) if pair[0].lower() not in ours]
                message["headers"] = theirs + self.headers
            await send(message)

        await self.app(scope, receive, send_with_headers)


class NoUploads:
    """Refuses files: Streamlit would keep those of any visitor in memory, and no page asks for one."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to a file, pass everything else on."""
        changes = scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if changes and "/_stcore/upload_file" in scope["path"]:
            await PlainTextResponse("No page of this dashboard takes files.", status_code=403)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def say_error(_error: Exception) -> bool:
    """Tell the reader in Chinese that a page failed; Streamlit has already written the error to the log."""
    st.error("这一页出了问题，详情已写入服务器日志。请刷新重试；若仍然如此，请把网址和时间告诉管理员。")
    return True


def warm() -> None:
    """Load what the first visitor would otherwise wait for: all of lib, the first chart of each kind, the data."""
    for module in pkgutil.walk_packages([str(ROOT / "lib")], "lib."):
        if module.name != "lib.ui.server":  # it is running, under the name of __main__
            importlib.import_module(module.name)
    import plotly.graph_objects as go

    from lib.ui.loading import holdings

    kinds = ("heatmap", "scatter", "bar", "histogram")
    go.Figure({"data": [{"type": kind} for kind in kinds], "layout": {"xaxis": {}, "yaxis": {}}}).to_json()
    holdings()


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """Before the first visitor: say that pages are named by dashboard.py, warm up, and spare the collector."""
    from streamlit.runtime.pages_manager import PagesManager

    # Otherwise a deep link that is the first request of all runs its page file alone, without dashboard.py.
    PagesManager.uses_pages_directory = False
    try:
        warm()
    except Exception:
        # Better a page that says what is wrong than no page at all.
        logging.getLogger(__name__).exception("Warming up failed")
    # Streamlit forces a full collection after each run; what is frozen here need not be walked each time.
    gc.collect()
    gc.freeze()
    yield


def settings_from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings that STREAMLIT_* variables give; App.run, unlike `streamlit run`, does not read them itself.

    Lists are separated by spaces. Whoever opens the server to other computers need not name every host.
    """
    from streamlit import config

    given: dict[str, Any] = {}
    # The template, since asking for the settings themselves would read the files before App.run says where they are.
    for name, option in config._config_options_template.items():
        text = environment.get(option.env_var)
        if text is None or option.sensitive:
            continue
        if option.multiple:
            given[name] = text.split()
        elif option.type is bool:
            given[name] = text.lower() in ("1", "true", "yes", "on")
        else:
            given[name] = option.type(text)
    address = given.get("server.address", LOOPBACK)
    if address not in (LOOPBACK, "localhost", "::1"):
        given.setdefault("server.allowedHosts", ["*"])
        if address not in ("0.0.0.0", "::"):  # every network: no one name to show
            given.setdefault("browser.serverAddress", address)
    return given


def main() -> None:
    """Serve until stopped. Works from any working directory."""
    from streamlit import net_util

    # Streamlit asks an outside service for our address when a foreign page knocks; the answer is of no use here.
    net_util._external_ip = LOOPBACK
    # App.run takes the folder of the settings, and of what scripts may import, from the name of the program.
    sys.argv[0] = str(ROOT / "dashboard.py")
    st.App(
        ROOT / "dashboard.py",
        lifespan=ready,
        middleware=[Middleware(SafeHeaders), Middleware(NoUploads)],
        on_script_error=say_error,
    ).run(config=settings_from_environment(os.environ))


if __name__ == "__main__":
    main()
