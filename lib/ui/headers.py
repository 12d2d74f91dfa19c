"""Headers of every answer: the browser loads from this server only, embeds nothing foreign and guesses no types."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send


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


# Nothing here needs a camera, a microphone, a position, a purse or a device; full screen and clipboard are used.
_NOT_NEEDED = "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()"


@cache
def safe_headers() -> dict[str, str]:
    """Return the headers of every answer, by name in lower case."""
    return {
        "content-security-policy": content_security_policy(),
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN",
        "referrer-policy": "same-origin",
        "permissions-policy": _NOT_NEEDED,
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }


class SafeHeaders:
    """Adds the headers that keep a browser from loading, embedding or guessing what it should not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = [(name.encode(), value.encode()) for name, value in safe_headers().items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; what Streamlit itself says in one of these headers is replaced."""
        ours = {name for name, _ in self.headers}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                theirs = [pair for pair in message.get("headers", ()) if pair[0].lower() not in ours]
                message["headers"] = theirs + self.headers
            await send(message)

        await self.app(scope, receive, send_with_headers)


async def failed(_request: Request, _error: Exception) -> Response:
    """Answer where the server itself failed: that goes out past the middleware, so the headers are given here.

    The error is in the log, written there by whoever asked for this answer.
    """
    return PlainTextResponse("服务器出了问题，详情已写入服务器日志。请刷新重试。", 500, headers=safe_headers())
