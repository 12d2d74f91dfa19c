"""The gate before Streamlit's upload endpoint, which by itself takes files from anyone connected into memory."""

from typing import cast

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from lib.ui.access import admitted
from lib.ui.visit import visit_of_request

ENDPOINT = "/_stcore/upload_file"
FRAMING = 64 * 1024  # what a form adds around the one file it holds
MOST_HELD = 256 * 1024 * 1024  # bytes that all open pages together may keep in memory


class UploadGate:
    """Lets files pass from those who may publish, up to server.maxUploadSize, and refuses everyone else's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no upload; answer an upload with 403, 411, 413 or 503, or pass it on and count it."""
        changes = scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if not changes or ENDPOINT not in scope["path"]:
            await self.app(scope, receive, send)
            return
        most = int(st.get_option("server.maxUploadSize")) * 1024 * 1024 + FRAMING
        refusal = await run_in_threadpool(_refusal, scope, most)
        if refusal:
            await refusal(scope, receive, send)
        else:
            await self.app(scope, _counted(receive, most), send)


def _refusal(scope: Scope, most: int) -> PlainTextResponse | None:
    person, reason = admitted(visit_of_request(scope))
    if person is None:
        return PlainTextResponse(reason, status_code=403)
    if scope["method"] == "DELETE":
        return None
    stated = [value for name, value in scope["headers"] if name == b"content-length"]
    if len(stated) != 1 or not stated[0].isdigit():
        return PlainTextResponse("上传须说明文件大小（Content-Length）。", status_code=411)
    if int(stated[0]) > most:
        return PlainTextResponse(_too_large(), status_code=413)
    if _held() + int(stated[0]) > MOST_HELD:
        return PlainTextResponse("服务器上暂存的文件太多。请关闭其他上传页面，几分钟后再试。", status_code=503)
    return None


def _held() -> int:
    """Return how many bytes of files the server keeps for its open pages; Streamlit itself sets no limit."""
    if not runtime.exists():
        return 0
    manager = cast(MemoryUploadedFileManager, runtime.get_instance().uploaded_file_mgr)
    return sum(len(file.data) for files in list(manager.file_storage.values()) for file in list(files.values()))


def _counted(receive: Receive, most: int) -> Receive:
    """Return a receive that stops a body longer than it said it was."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413, _too_large())
        return message

    return counted


def _too_large() -> str:
    return f"文件过大：至多 {st.get_option('server.maxUploadSize')} MB。"
