"""The routes /auth/login, /auth/logout and /auth/password of local accounts.

Each form carries a sealed token that fits a cookie of the same browser and, once logged in, the session: a foreign page
has neither, and is refused by its Origin before that. Failures sound alike whatever was wrong.
"""

import hashlib
import hmac
import logging
import re
import secrets
from collections.abc import Callable
from functools import partial
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from lib.archive.accounts import LOCAL_USER, AccountFault
from lib.archive.sessions import (
    SESSION_SECONDS,
    Throttled,
    change_password,
    end_session,
    session_account,
    start_session,
    verified,
)
from lib.archive.unavailable import Unavailable
from lib.ui.access import COOKIE, LOG_IN, OWN_PAGE, admitted, engine, session_token, standing
from lib.ui.login_page import account_page, login_form, notice_page
from lib.ui.signing import sealed, unsealed
from lib.ui.visit import identity_provider, visit_of_request

FORM_COOKIE = "liaison_form"
FORM_SECONDS = 3600
LONGEST_FORM = 16_384  # bytes
WRONG = "账号或密码不正确，或账号已停用。"
STALE = "页面停留太久，或登录状态已改变，请重试。"
ENDED = "登录已失效，请重新登录。"
# A hash takes 64 MiB: more at once would let a flood of attempts exhaust the memory.
_hashing = CapacityLimiter(2)


class LocalRoute(Route):
    """A route that leaves to Streamlit the request by which st.login goes to the identity provider."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return no match for what st.login asks."""
        if scope["type"] == "http" and b"provider=" in scope["query_string"] and identity_provider():
            return Match.NONE, {}
        return super().matches(scope)


def routes() -> list[BaseRoute]:
    """Return the routes; a GET of /auth/logout is not among them, it is Streamlit's own st.logout."""
    return [
        LocalRoute("/auth/login", show, methods=["GET"]),
        Route("/auth/login", log_in, methods=["POST"]),
        Route("/auth/logout", log_out, methods=["POST"]),
        Route("/auth/password", renew_password, methods=["POST"]),
    ]


async def show(request: Request) -> Response:
    """Show the form, or who is logged in."""
    person, reason = await run_in_threadpool(lambda: admitted(visit_of_request(request.scope)))
    if person and person.name == LOCAL_USER:
        words = f"{standing(person)}无需登录。"
        return _answer(request, lambda _token: notice_page(words))
    if person and session_token(request.cookies):
        return _answer(request, partial(account_page, name=person.name))
    told = "" if reason == LOG_IN else reason
    return _answer(request, partial(login_form, target=_target(request.query_params.get("next", "")), told=told))


async def log_in(request: Request) -> Response:
    """Take a name and a password; open a session and go on, or say that it did not work."""
    fields = await _fields(request)
    again = partial(login_form, target=_target(fields.get("next", "")))
    if not _genuine(request, fields):
        return _answer(request, partial(again, told=STALE), 403)
    name, password = fields.get("name", ""), fields.get("password", "")
    try:
        account = await to_thread.run_sync(verified, engine(), name, password, _address(request), limiter=_hashing)
        if account is None:
            return _answer(request, partial(again, told=WRONG), 401)
        await run_in_threadpool(end_session, engine(), session_token(request.cookies))
        token = await run_in_threadpool(start_session, engine(), account)
    except (Throttled, Unavailable) as fault:
        return _held_up(request, fault, again)
    return _opened(request, RedirectResponse(_target(fields.get("next", "")), 303), token)


async def log_out(request: Request) -> Response:
    """End the session, in every open page, and say so."""
    fields = await _fields(request)
    if not _genuine(request, fields):
        return _answer(request, partial(login_form, target="/", told=STALE), 403)
    try:
        await run_in_threadpool(end_session, engine(), session_token(request.cookies))
    except Unavailable as fault:
        return _held_up(request, fault, partial(login_form, target="/"))
    response = _answer(request, partial(login_form, target="/", told="已退出登录。", bad=False), session="")
    response.delete_cookie(COOKIE, path="/")
    return response


async def renew_password(request: Request) -> Response:
    """Take the old and the new password of whoever is logged in; other sessions of theirs end."""
    fields = await _fields(request)
    if not _genuine(request, fields):
        return _answer(request, partial(login_form, target="/", told=STALE), 403)
    again = partial(login_form, target="/")
    try:
        account = await run_in_threadpool(session_account, engine(), session_token(request.cookies))
        if account is None:
            return _answer(request, partial(again, told=ENDED), 403)
        again = partial(account_page, name=account.name)
        old, new = fields.get("old", ""), fields.get("new", "")
        if new != fields.get("again"):
            return _answer(request, partial(again, told="两次输入的新密码不一致。"), 400)
        if not await to_thread.run_sync(
            change_password, engine(), account.name, old, new, _address(request), limiter=_hashing
        ):
            return _answer(request, partial(again, told="现在的密码不正确。"), 401)
        token = await run_in_threadpool(start_session, engine(), account)
    except AccountFault as fault:
        return _answer(request, partial(again, told=str(fault)), 400)
    except (Throttled, Unavailable) as fault:
        return _held_up(request, fault, again)
    done = partial(again, told="密码已修改，其他地方的登录已全部退出。", bad=False)
    return _opened(request, _answer(request, done, session=token), token)


async def _fields(request: Request) -> dict[str, str]:
    """Return the fields of a form that one of our own pages sent; anything else is refused unread."""
    visit = visit_of_request(request.scope)
    if "origin" not in visit.headers or not visit.from_own_page():
        raise HTTPException(403, "请求不是从本站页面发出的。")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            raise HTTPException(413, "表单过大。")
    try:
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=10))
    except ValueError:
        raise HTTPException(400, "表单无法读取。") from None


def _genuine(request: Request, fields: dict[str, str]) -> bool:
    """Return whether the form was made for this browser and its present session, not too long ago."""
    made_for = unsealed(FORM_COOKIE, fields.get("token", ""), FORM_SECONDS)
    browser = request.cookies.get(FORM_COOKIE, "")
    if not browser or not isinstance(made_for, list):
        return False
    expected = [browser, _digest(session_token(request.cookies))]
    return hmac.compare_digest("".join(map(str, made_for)).encode(), "".join(expected).encode())


def _answer(
    request: Request, page: Callable[[str], str], status: int = 200, session: str | None = None
) -> HTMLResponse:
    """Return a page whose forms belong to this browser and to its session (which may be just opened or ended)."""
    browser = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(16)
    session = session_token(request.cookies) if session is None else session
    response = HTMLResponse(page(sealed(FORM_COOKIE, [browser, _digest(session)])), status)
    response.headers["Cache-Control"] = "no-store"
    _set(request, response, FORM_COOKIE, browser, FORM_SECONDS, "/auth")
    return response


def _held_up(request: Request, fault: Throttled | Unavailable, page: Callable[..., str]) -> Response:
    if isinstance(fault, Unavailable):
        return _answer(request, partial(page, told=str(fault)), 503)
    # The name is left out: passwords get typed into the wrong field.
    logging.getLogger(__name__).warning("Log-in throttled for an attempt from %s", _address(request))
    response = _answer(request, partial(page, told=str(fault)), 429)
    response.headers["Retry-After"] = str(fault.seconds)
    return response


def _opened(request: Request, response: Response, token: str) -> Response:
    _set(request, response, COOKIE, sealed(COOKIE, token), SESSION_SECONDS, "/")
    return response


def _set(request: Request, response: Response, name: str, value: str, seconds: int, path: str) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=seconds, path=path, secure=secure, httponly=True, samesite="strict")


def _target(wanted: str) -> str:
    """Return a page of this dashboard to go to; anything else that was asked for leads home."""
    return wanted if re.fullmatch(OWN_PAGE, wanted) else "/"


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _digest(session: str) -> str:
    return hashlib.sha256(session.encode()).hexdigest()
