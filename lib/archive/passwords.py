"""Passwords: what will do, and their hashes (argon2id as RFC 9106 recommends where memory is scarce)."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 200
_HASHER = PasswordHasher()  # 64 MiB for about a quarter of a second


def fault(name: str, password: str) -> str:
    """Return in a Chinese sentence why a password will not do for an account, "" if it will."""
    normal = _normal(password)
    if len(normal) < SHORTEST:
        return f"密码至少 {SHORTEST} 个字符。"
    if max(len(password), len(normal)) > LONGEST:  # what is typed is cut to this before it is compared
        return f"密码至多 {LONGEST} 个字符。"
    if normal.strip().casefold() == name.casefold():
        return "密码不能与账号名相同。"
    return "密码过于简单：至少要有 4 种不同的字符。" if len(set(normal)) < 4 else ""


def hashed(password: str) -> str:
    """Return the hash of a password with its salt and parameters."""
    return _HASHER.hash(_normal(password))


def outdated(password_hash: str) -> bool:
    """Return whether a hash was made with other parameters than those of today."""
    return _HASHER.check_needs_rehash(password_hash)


def fits(password_hash: str, password: str) -> bool:
    """Return whether this is the password hashed. For "" (no such account) it takes as long and is never."""
    stand_in = _stand_in()  # made on the first call, whoever asks
    try:
        _HASHER.verify(password_hash or stand_in, _normal(password[: LONGEST + 1]))
    except (VerificationError, InvalidHashError):
        return False
    return bool(password_hash)


def _normal(password: str) -> str:
    # With a Chinese input method on, the same keys give full-width characters.
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode("utf-8"))


@cache
def _stand_in() -> str:
    return hashed("nobody's password")
