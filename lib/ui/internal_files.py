"""The gate before files with whole telephone numbers: Streamlit by itself gives a made file to whoever has its link."""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.ui.access import admitted
from lib.ui.visit import visit_of_request

INTERNAL = "（内部）"  # in the name of every file that only those who may publish may have
_MARK = quote(INTERNAL, safe="").lower().encode()
_REFUSAL = "这是内部文件，请登录后在页面上重新下载。"


class InternalFiles:
    """Answers a request for a file named （内部） with 403 unless it comes from someone who may publish."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything; of an answer that is an internal file nothing leaves before the sender is known."""
        if scope["type"] != "http" or "/media/" not in scope["path"]:
            await self.app(scope, receive, send)
            return
        refused = False

        async def guarded(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and _internal(message):
                person, _ = await run_in_threadpool(admitted, visit_of_request(scope))
                refused = person is None
                message["headers"] = [
                    *message["headers"],
                    (b"cache-control", b"no-store"),
                ]  # nor kept after logging out
                if refused:
                    await PlainTextResponse(_REFUSAL, status_code=403)(scope, receive, send)
            if not refused:
                await send(message)

        await self.app(scope, receive, guarded)


def _internal(message: Message) -> bool:
    headers = message.get("headers", ())
    return any(name.lower() == b"content-disposition" and _MARK in value.lower() for name, value in headers)
