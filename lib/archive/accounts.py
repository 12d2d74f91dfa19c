"""Accounts of those who may publish: local ones with a password, and those an identity provider vouches for."""

import time
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from lib.archive import passwords
from lib.archive.account_tables import ACCOUNTS, SESSIONS, changing
from lib.archive.database import rows

LOCAL, OIDC = "local", "oidc"
KINDS = {LOCAL: "本地密码", OIDC: "统一身份认证"}
LOCAL_USER = "本机用户"  # whom the history names where one user publishes without an account


@dataclass(frozen=True)
class Account:
    """One who may publish. `jurisdictions` are GB/T 2260 codes, empty for every place; `added_at` is Unix time."""

    name: str
    kind: str
    jurisdictions: tuple[str, ...]
    disabled: bool
    added_at: int


class AccountFault(ValueError):
    """An account cannot be made or changed as asked; the message is a Chinese sentence."""


def account_name(text: str) -> str:
    """Return the one spelling of a name: full-width letters made plain, no blanks around, lower case."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def add_account(engine: Engine, name: str, password: str | None, jurisdictions: Iterable[str] = ()) -> Account:
    """Add an account and return it. Without a password it is one that an identity provider vouches for.

    Its name is then the e-mail address or the subject (`sub`) that the provider tells. Raises AccountFault,
    Unavailable.
    """
    known = account_name(name)
    if not 2 <= len(known) <= 200 or not _sayable(known) or " " in known or known == LOCAL_USER:
        raise AccountFault(f"账号名须为 2 至 200 个字符，不含空格和控制字符，也不能是“{LOCAL_USER}”。")
    kind = OIDC if password is None else LOCAL
    account = Account(known, kind, _codes(jurisdictions), disabled=False, added_at=int(time.time()))
    values = vars(account) | {
        "jurisdictions": " ".join(account.jurisdictions),
        "password_hash": "" if password is None else _hashed(known, password),
    }
    try:
        with changing(engine) as connection:
            connection.execute(insert(ACCOUNTS).values(values))
    except IntegrityError:
        raise AccountFault(f"账号“{known}”已经存在。") from None
    return account


def list_accounts(engine: Engine) -> list[Account]:
    """Return every account, disabled ones too, in the order of their names. Raises Unavailable."""
    return sorted((account_of(row) for row in rows(engine, select(ACCOUNTS))), key=lambda one: one.name)


def any_account(engine: Engine) -> bool:
    """Return whether there is an account; a disabled one counts, so that disabling the last opens nothing.

    Raises Unavailable.
    """
    return bool(rows(engine, select(ACCOUNTS.c.name).limit(1)))


def usable_account(engine: Engine, name: str, kind: str) -> Account | None:
    """Return the account of that name and kind if it may be used now. Raises Unavailable."""
    row = account_row(engine, name)
    return account_of(row) if row is not None and row.kind == kind and not row.disabled else None


def disable_account(engine: Engine, name: str) -> None:
    """Take the right from an account at once: its sessions end, it stays listed. Raises AccountFault, Unavailable."""
    _change(engine, name, end_sessions=True, disabled=True)


def enable_account(engine: Engine, name: str) -> None:
    """Give a disabled account its right again. Raises AccountFault, Unavailable."""
    _change(engine, name, end_sessions=False, disabled=False)


def set_jurisdictions(engine: Engine, name: str, jurisdictions: Iterable[str]) -> None:
    """Set the places an account may publish for, by code; none for every place. Raises AccountFault, Unavailable."""
    _change(engine, name, end_sessions=False, jurisdictions=" ".join(_codes(jurisdictions)))


def set_password(engine: Engine, name: str, password: str) -> None:
    """Set the password of a local account and end its sessions. Raises AccountFault, Unavailable."""
    row = account_row(engine, name)
    if row is not None and row.kind == OIDC:
        raise AccountFault(f"账号“{row.name}”由统一身份认证登录，没有本地密码。")
    _change(engine, name, end_sessions=True, password_hash=_hashed(account_name(name), password))


def account_row(engine: Engine, name: str) -> Any:
    """Return the row of ACCOUNTS for a name however it was typed, None if there is none. Raises Unavailable."""
    known = account_name(name)
    found = rows(engine, select(ACCOUNTS).where(ACCOUNTS.c.name == known)) if _sayable(known) else []
    return found[0] if found else None


def account_of(row: Any) -> Account:
    """Return the account that a row of ACCOUNTS holds."""
    return Account(row.name, row.kind, tuple(row.jurisdictions.split()), bool(row.disabled), int(row.added_at))


def _change(engine: Engine, name: str, end_sessions: bool, **values: object) -> None:
    row = account_row(engine, name)
    if row is None:
        raise AccountFault(f"没有账号“{account_name(name)}”。")
    with changing(engine) as connection:
        connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.name == row.name).values(values))
        if end_sessions:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.account == row.name))


def _codes(jurisdictions: Iterable[str]) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(jurisdictions))
    for code in codes:
        if len(code) != 6 or not code.isascii() or not code.isdecimal():
            raise AccountFault(f"“{code}”不是六位行政区划代码。")
    return codes


def _hashed(name: str, password: str) -> str:
    fault = passwords.fault(name, password)
    if fault:
        raise AccountFault(fault)
    return passwords.hashed(password)


def _sayable(name: str) -> bool:
    """Return whether a name has only characters that a database takes and a person sees."""
    return name.isprintable()
