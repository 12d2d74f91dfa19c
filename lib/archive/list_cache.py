"""Lists as they were read, kept in a file from which the next start maps them instead of reading them anew.

A cache is known by what it was made from: the program's way of reading, and size and time of every file that was read.
It can be deleted at any time. One that is damaged is passed over and written anew.

The file has a form of its own, since every flipped byte must be noticed: a digest over all the rest, a head in JSON,
the arrays, each padded to a multiple of eight bytes. Arrays in an .npz cannot be mapped, and an .npy has no digest.
"""

import hashlib
import json
import logging
import mmap
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lib.archive.stated import Stated
from lib.measures.collection import Collection
from lib.vocabulary.tables import DATA

CACHE = Path(__file__).resolve().parents[2] / "var" / "cache"
_ARRAYS = ("starts", "department", "linked", "unknown", "organisations", "rows", "stamps")
_DIGEST = 64  # characters of the SHA-256 that a file begins with
_SETTLED = 2_000_000_000  # nanoseconds: a file changed just now may change again without its time telling so


def stamp_of(found: os.stat_result) -> tuple[int, int]:
    """Return size and time of a file, by which a change is noticed."""
    return found.st_size, found.st_mtime_ns


def recalled(cache: Path | None, source: Path) -> Stated | None:
    """Return what is kept of a source, None when nothing sound is."""
    if cache is None:
        return None
    path = _file(cache, source)
    try:
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if hashlib.sha256(memoryview(content)[_DIGEST:]).hexdigest().encode() != content[:_DIGEST]:
            raise ValueError
        return _stated(content)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        logging.getLogger(__name__).warning("缓存 %s 已损坏，不再使用，将按原文件重建。", path)
        return None


def keep(cache: Path | None, source: Path, stated: Stated) -> None:
    """Keep what was read of a source for the next start, if there is a place for it."""
    if cache is None or time.time_ns() - int(stated.stamps[:, 1].max(initial=0)) < _SETTLED:
        return
    path = _file(cache, source)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=cache, prefix=path.stem)
        try:
            with os.fdopen(handle, "wb") as file:
                _write(file, stated)
            os.replace(aside, path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(aside)
    except OSError as error:
        logging.getLogger(__name__).warning("缓存写不进 %s（%s），下次启动仍按原文件读取。", cache, error.strerror)


def _file(cache: Path, source: Path) -> Path:
    """Return where a source is kept: another program, or the same in another place, has a file of its own."""
    name = hashlib.sha256(f"{source.absolute()}\n{_reading()}".encode()).hexdigest()[:32]
    return cache / f"{source.stem}-{name}.lists"


@lru_cache(maxsize=1)
def _reading() -> str:
    """Return a digest of all that decides what a file is read as: the program's own text and the vocabulary."""
    rooms = Path(__file__).resolve().parents[1]
    files = [*rooms.glob("intake/**/*.py"), *rooms.glob("vocabulary/*.py"), Path(__file__)]
    return hashlib.sha256(b"".join(map(Path.read_bytes, sorted([*files, *DATA.glob("vocabulary/*.csv")])))).hexdigest()


def _write(file: Any, stated: Stated) -> None:
    arrays = [np.ascontiguousarray(one) for one in _arrays(stated)]
    told = {"arrays": [(one.dtype.str, one.shape) for one in arrays], "ids": stated.ids, "letters": stated.letters}
    head = json.dumps(told | {"names": stated.matrices.names}, ensure_ascii=False).encode()
    parts = [len(head).to_bytes(8, "little"), head, bytes(-len(head) % 8), *(_padded(one) for one in arrays)]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    for part in (digest.hexdigest().encode(), *parts):
        file.write(part)


def _arrays(stated: Stated) -> Iterator[NDArray[Any]]:
    return (getattr(stated if name in ("rows", "stamps") else stated.matrices, name) for name in _ARRAYS)


def _padded(one: NDArray[Any]) -> bytes:
    return one.tobytes() + bytes(-one.nbytes % 8)


def _stated(content: mmap.mmap) -> Stated:
    start = _DIGEST + 8
    end = start + int.from_bytes(content[_DIGEST:start], "little")
    told = json.loads(content[start:end])
    at, arrays = end + -(end - start) % 8, {}
    for name, (kind, shape) in zip(_ARRAYS, told["arrays"], strict=True):
        count = int(np.prod(shape))
        arrays[name] = np.frombuffer(content, np.dtype(kind), count, at).reshape(shape)
        at += arrays[name].nbytes + -arrays[name].nbytes % 8
    rows, stamps = arrays.pop("rows"), arrays.pop("stamps")
    matrices = Collection(**arrays, names=tuple(told["names"]))
    return Stated(tuple(told["ids"]), matrices, rows, tuple(told["letters"]), stamps)
