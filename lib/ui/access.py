"""Who may publish: decided on the server, from the database, each time it is asked.

Three ways lead to the right:

* **One user, nothing set up.** The server listens on this computer alone, there is no account and no identity provider,
  and the page was asked for under this computer's own name without a proxy: whoever sits here may publish.
* **Local accounts.** `python -m lib.cli account add NAME`; the launcher serves /auth/login. The cookie holds a signed
  token, the session is kept in the database, so that logging out or disabling an account works in open pages too.
* **An identity provider (OIDC).** Streamlit's own log-in, if .streamlit/secrets.toml has [auth] (redirect_uri,
  cookie_secret, client_id, client_secret, server_metadata_url) and Authlib is installed. An account without a password,
  named after the e-mail address or the subject that the provider tells, says who of its users may publish, and where.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st
from sqlalchemy import Engine

from lib.archive.accounts import LOCAL_USER as LOCAL_USER  # pages ask for it here
from lib.archive.accounts import OIDC, Account, any_account, usable_account
from lib.archive.database import engine_for
from lib.archive.register import Jurisdiction
from lib.archive.sessions import SESSION_SECONDS, session_account
from lib.archive.unavailable import Unavailable
from lib.ui.markdown import plain
from lib.ui.signing import unsealed
from lib.ui.visit import Visit, identity_provider, provider_name, visit_of_page

COOKIE = "liaison_session"
LOG_IN = "发布需要登录。"
_offered: list[str] = []


@dataclass(frozen=True)
class Publisher:
    """One who may publish now; `jurisdictions` are codes, empty for every place."""

    name: str
    jurisdictions: tuple[str, ...]


def publisher() -> Publisher | None:
    """Return who may publish in the page whose script runs, None if nobody. Ask again at every publish."""
    return admitted(visit_of_page())[0]


def why_closed() -> str:
    """Return in a Chinese sentence why publishing is closed to this page and how to open it; "" if it is open."""
    return admitted(visit_of_page())[1]


# A page of this dashboard, with or without choices: where a log-in may lead to.
OWN_PAGE = r"/[a-z0-9-]*(\?[A-Za-z0-9_.~%=&+*-]{1,2000})?"


def standing(person: Publisher) -> str:
    """Return in a Chinese sentence as whom one publishes."""
    if person.name == LOCAL_USER:
        return "本机单人模式：还没有建立账号，凡能使用这台计算机的人都可以发布，记录中署名“本机用户”。"
    return f"以“{person.name}”的身份发布。"


def may_publish(person: Publisher | None, jurisdiction: str, jurisdictions: Mapping[str, Jurisdiction]) -> bool:
    """Return whether a person may publish for a place: a code of theirs is that of the place or of one it lies in."""
    if person is None or not person.jurisdictions:
        return person is not None
    passed: set[str] = set()
    code = jurisdiction
    while code and code not in passed:
        if code in person.jurisdictions:
            return True
        passed.add(code)
        code = jurisdictions[code].parent if code in jurisdictions else ""
    return False


def admitted(visit: Visit) -> tuple[Publisher | None, str]:
    """Return who may publish in this visit, or None and in a Chinese sentence why not."""
    if not visit.from_own_page():
        return None, "发布功能未开放：请求不是从本站页面发出的。"
    try:
        return _admitted(visit)
    except Unavailable as fault:
        return None, f"发布功能暂时关闭：{fault}"


def engine() -> Engine:
    """Return the engine of the database that holds the accounts."""
    return _engine_at(os.environ.get("LIAISON_DATABASE_URL"))


def session_token(cookies: Mapping[str, str]) -> str:
    """Return the token in the sealed cookie, "" if there is none, or it is forged or too old."""
    token = unsealed(COOKIE, cookies.get(COOKIE, ""), SESSION_SECONDS)
    return token if isinstance(token, str) else ""


def offer_log_in() -> None:
    """Tell that this process serves /auth/login; under `streamlit run` it does not, and its cookie opens nothing."""
    _offered[:] = ["/auth/login"]


def login_link() -> None:
    """Draw the way to log in, or who is logged in and the way out; nothing where there is no log-in."""
    vouching, own = identity_provider(), bool(_offered) and _has_accounts()
    if not (vouching or own):
        return
    person = publisher()
    if vouching and st.user.get("is_logged_in"):
        st.caption(plain(f"已登录：{st.user.get('email') or st.user.get('sub')}"))
        st.button("退出登录", key="access-log-out", on_click=st.logout)
        return
    if vouching and person is None:
        st.button("登录", key="access-log-in", on_click=st.login, args=[provider_name()])
    if own:
        label = f"账号：{escape(person.name)}" if person else "以本地账号登录" if vouching else "登录"
        st.html(f'<a href="{_offered[0]}?next={_here()}">{label}</a>')


def _admitted(visit: Visit) -> tuple[Publisher | None, str]:
    vouching = identity_provider()
    if not any_account(engine()):
        if not vouching and visit.from_this_computer():
            return Publisher(LOCAL_USER, ()), ""
        return None, (
            "发布功能未开放：还没有任何账号，而本页不是在服务器本机直接打开的，或者已配置统一身份认证。"
            "请管理员在服务器上运行 python -m lib.cli account add 账号名，建立账号后登录。"
        )
    if visit.claims:
        known = _vouched(visit.claims)
        if known:
            return Publisher(known.name, known.jurisdictions), ""
        return None, "您已通过统一身份认证登录，但没有发布权限。请管理员为您的邮箱建立账号。"
    token = session_token(visit.cookies) if _offered else ""
    known = session_account(engine(), token) if token else None
    if known:
        return Publisher(known.name, known.jurisdictions), ""
    if _offered or vouching:
        return None, LOG_IN
    return None, "发布功能未开放：以 streamlit run 启动时没有登录页。请改用 make run 或 python -m lib.ui.server 启动。"


def _vouched(claims: Mapping[str, object]) -> Account | None:
    """Return the account of one whom the identity provider vouches for: by e-mail, unless unverified, or subject."""
    email, subject = claims.get("email"), claims.get("sub")
    names = [email] if isinstance(email, str) and claims.get("email_verified", True) in (True, "true") else []
    # A subject that looks like an address could pass for someone else's.
    names += [subject] if isinstance(subject, str) and "@" not in subject else []
    return next((known for name in names if (known := usable_account(engine(), name, OIDC))), None)


def _has_accounts() -> bool:
    try:
        return any_account(engine())
    except Unavailable:
        return False


def _here() -> str:
    """Return this page with what was chosen on it, as a part of an address: whoever logs in comes back to it."""
    path = urlsplit(st.context.url or "").path
    chosen = urlencode({name: st.query_params.get_all(name) for name in st.query_params}, doseq=True)
    target = f"{path}?{chosen}" if chosen else path
    return quote(target if re.fullmatch(OWN_PAGE, target) else "/", safe="/")


@lru_cache(maxsize=4)
def _engine_at(url: str | None) -> Engine:
    return engine_for(url)
