"""Logging in with a password, at a bounded rate, and the sessions this opens: kept on the server, so they can end."""

import hashlib
import ipaddress
import math
import secrets
import time

from sqlalchemy import Engine, delete, insert, select, update

from lib.archive import passwords
from lib.archive.account_tables import ACCOUNTS, FAILURES, SESSIONS, changing
from lib.archive.accounts import LOCAL, Account, account_name, account_of, account_row, set_password
from lib.archive.database import rows

SESSION_SECONDS = 8 * 3600  # a working day
WINDOW_SECONDS = 15 * 60
FAILURES_PER_ACCOUNT = 5  # within the window; 480 guesses a day at most
FAILURES_PER_ADDRESS = 20  # an office may share one address


class Throttled(Exception):
    """Too many failures for this account or address; `seconds` until the next attempt is taken."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"尝试次数过多，请 {max(1, math.ceil(seconds / 60))} 分钟后再试。")
        self.seconds = seconds


def verified(engine: Engine, name: str, password: str, address: str, now: float | None = None) -> Account | None:
    """Return the local account whose password this is, None whatever else is wrong.

    An unknown, a disabled and a wrongly guessed account take the same time and steps. `now` is Unix time. Raises
    Throttled, and Unavailable: an attempt that cannot be counted is not taken.
    """
    digest = _digest(account_name(name))
    _count(engine, digest, _place(address), _moment(now))
    row = account_row(engine, name)
    stored = row.password_hash if row is not None and row.kind == LOCAL else ""
    if not passwords.fits(stored, password) or row.disabled:
        return None
    with changing(engine) as connection:
        connection.execute(delete(FAILURES).where(FAILURES.c.account == digest))
        if passwords.outdated(stored):
            renewed = update(ACCOUNTS).where(ACCOUNTS.c.name == row.name, ACCOUNTS.c.password_hash == stored)
            connection.execute(renewed.values(password_hash=passwords.hashed(password)))
    return account_of(row)


def change_password(engine: Engine, name: str, old: str, new: str, address: str) -> bool:
    """Set a new password if the old one is right and end all sessions; return whether it was.

    Raises AccountFault when the new one will not do, Throttled when the old one was guessed at too often.
    """
    if verified(engine, name, old, address) is None:
        return False
    set_password(engine, name, new)
    return True


def start_session(engine: Engine, account: Account, now: float | None = None) -> str:
    """Open a session of eight hours and return its token, of which only a hash is kept. Raises Unavailable."""
    token, moment = secrets.token_urlsafe(32), _moment(now)
    with changing(engine) as connection:
        connection.execute(delete(SESSIONS).where(SESSIONS.c.ends_at <= moment))
        values = {"token": _digest(token), "account": account.name, "ends_at": moment + SESSION_SECONDS}
        connection.execute(insert(SESSIONS).values(values))
    return token


def session_account(engine: Engine, token: str, now: float | None = None) -> Account | None:
    """Return whose session a token opens now; None if it ended or the account was disabled. Raises Unavailable."""
    ours = (SESSIONS.c.token == _digest(token)) & (SESSIONS.c.ends_at > _moment(now))
    query = select(ACCOUNTS).join(SESSIONS, SESSIONS.c.account == ACCOUNTS.c.name).where(ours)
    found = [account_of(row) for row in rows(engine, query)]
    return next((one for one in found if one.kind == LOCAL and not one.disabled), None)


def end_session(engine: Engine, token: str) -> None:
    """End a session everywhere, in open pages too; one that is unknown is no fault. Raises Unavailable."""
    if token:
        with changing(engine) as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.token == _digest(token)))


def _count(engine: Engine, account: str, place: str, moment: int) -> None:
    """Count this attempt as a failure until it proves right, so that several at once cannot slip through together."""
    oldest = moment - WINDOW_SECONDS
    with changing(engine) as connection:
        connection.execute(delete(FAILURES).where(FAILURES.c.at <= oldest))
        for mine, most in (
            (FAILURES.c.account == account, FAILURES_PER_ACCOUNT),
            (FAILURES.c.address == place, FAILURES_PER_ADDRESS),
        ):
            times = select(FAILURES.c.at).where(mine).order_by(FAILURES.c.at.desc()).offset(most - 1).limit(1)
            first = connection.scalar(times)
            if first is not None:
                # Not counted itself, or someone who keeps knocking would keep the owner out for ever.
                raise Throttled(int(first) - oldest)
        connection.execute(insert(FAILURES).values(at=moment, account=account, address=place))


def _moment(now: float | None) -> int:
    return int(time.time() if now is None else now)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _place(address: str) -> str:
    """Return what is counted as one address: in IPv6 the network, of which one computer has all."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(parsed, ipaddress.IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network((int(parsed), 64), strict=False))
    return str(parsed)
