"""The server's own secret, and what is sealed with it: readable by anyone, altered or prolonged by nobody."""

import hashlib
import logging
import os
import secrets
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from itsdangerous import BadData, URLSafeTimedSerializer

VARIABLE = "LIAISON_COOKIE_SECRET"
FILE = Path(__file__).resolve().parents[2] / "var" / "secret"
SHORTEST = 32


@cache
def secret() -> str:
    """Return the secret: from LIAISON_COOKIE_SECRET, otherwise from var/secret, made on the first start.

    Several processes behind one address must share it. Raises ValueError with a Chinese sentence if it is too short.
    """
    given = os.environ.get(VARIABLE, "")
    if given:
        if len(given) < SHORTEST:
            raise ValueError(f"环境变量 {VARIABLE} 太短：至少 {SHORTEST} 个字符，应随机生成。")
        return given
    try:
        kept = _kept(FILE)
    except OSError:
        logging.getLogger(__name__).warning("No secret can be kept in %s: log-ins end when the server stops", FILE)
        return secrets.token_urlsafe(48)
    if len(kept) < SHORTEST:
        raise ValueError(f"{FILE} 内容不完整：请删除它，服务器会重新生成。")
    return kept


def sealed(purpose: str, value: Any) -> str:
    """Return a value (as JSON knows it) as text that `unsealed` takes back for the same purpose."""
    return _serializer(purpose).dumps(value)


def unsealed(purpose: str, text: str, seconds: int) -> Any:
    """Return the value sealed at most so many seconds ago, None if the text is forged, altered or too old."""
    try:
        return _serializer(purpose).loads(text, max_age=seconds)
    except BadData:
        return None


def _serializer(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret(), salt=purpose, signer_kwargs={"digest_method": hashlib.sha256})


def _kept(path: Path) -> str:
    """Return the secret in a file that only its owner may read; make it if there is none."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, encoding="ascii") as made:  # mode 0600 from the start
            made.write(secrets.token_urlsafe(48))
            made.flush()
            with suppress(FileExistsError):
                os.link(made.name, path)  # whole or not at all, and never over another process's
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
    return path.read_text(encoding="ascii", errors="ignore").strip()
