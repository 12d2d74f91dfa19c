"""What keeps the archive from being read or written, told in Chinese with the way out."""

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

# What a writer is told of the deed itself; a reader has done nothing.
NOT_DONE = "这次没有保存。"
VIEWING = "；浏览不受影响"  # what a writer is told besides; a reader could not read
UNSURE = "这次是否已经保存不能确定，恢复后请查看历史，没有保存的再发布一次：重复提交不会覆盖任何内容。"
FULL = "磁盘已满。{outcome}请管理员腾出空间后重试{viewing}。"
READ_ONLY = "存档位置“{place}”没有权限读写。{outcome}请管理员检查文件夹权限{viewing}。"
BUSY = "另一项保存还没有结束。{outcome}请稍后重试。"
DISK = "读写存档“{place}”时磁盘出错。{outcome}请管理员检查磁盘{viewing}。"
DAMAGED = (
    "存档“{place}”已损坏，读不出来。{outcome}请管理员用备份恢复，或运行 python -m lib.cli repair："
    "损坏的文件会改名保留，能读出的版本移入新存档。"
)
REFUSED = "连不上数据库（{place}）。{outcome}请管理员检查数据库是否启动、网络是否通畅{viewing}。"
LOST = "与数据库（{place}）的连接中断。{outcome}请管理员检查数据库是否启动、网络是否通畅{viewing}。"
FORBIDDEN = "数据库（{place}）拒绝了这个账号。{outcome}请管理员检查 LIAISON_DATABASE_URL 中的用户名、密码和权限。"
ONLY_READS = (
    "数据库（{place}）现在只能读，多半是还没有提升为主库的备用库。{outcome}"
    "请管理员提升它，或让 LIAISON_DATABASE_URL 指向主库{viewing}。"
)
NO_DATABASE = "数据库（{place}）不存在。{outcome}请管理员先建好数据库，或更正 LIAISON_DATABASE_URL。"
CROWDED = "同时使用数据库的人太多。{outcome}请稍后重试。"
OTHER = "存档（{place}）出错。{outcome}请把这句话告诉管理员：{detail}"
BAD_ADDRESS = (
    "LIAISON_DATABASE_URL 写得不对，存档不能用。请写成 sqlite:////路径/archive.sqlite "
    "或 postgresql://用户:密码@主机/数据库。"
)
TOO_NEW = "存档由更新的程序写成，本程序不能写入。请升级程序；浏览不受影响。"
NO_ARCHIVE = "还没有存档：还没有发布过任何内容。"
TOO_OLD = "存档由旧版程序写成，升级以前不能保存。请管理员先备份，再运行 python -m lib.cli migrate；浏览不受影响。"
REPLACED = "管理员刚刚修复或恢复了存档。这次没有保存。请看过现在的内容后重试。"

_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_IOERR: DISK,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
# SQLSTATE of PostgreSQL, by prefix; the longer prefix is asked first.
_POSTGRESQL = {
    "53100": FULL,
    "25006": ONLY_READS,
    "53300": CROWDED,
    "42501": FORBIDDEN,
    "3D000": NO_DATABASE,
    "55P03": BUSY,
    "57P03": REFUSED,  # it is starting or stopping
    "57P": LOST,
    "28": FORBIDDEN,
    "40": BUSY,
    "53": CROWDED,
    "XX": DAMAGED,
}
_SYSTEM = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: READ_ONLY, errno.EACCES: READ_ONLY}


class Unavailable(Exception):
    """The archive cannot be reached or written; the message is a Chinese sentence with the way out."""


class Damaged(Unavailable):
    """What the archive holds can no longer be read; nothing is mended or thrown away by itself."""


def told(error: Exception, place: str, full: bool = False, wrote: bool = False, begun: bool = True) -> Unavailable:
    """Return a driver's or the system's error in words.

    `place` names the archive to an administrator, without a password; `full` says that its disk has no room,
    since SQLite reports that in several ways; `wrote` that something was to be saved, `begun` that the archive may
    have got as far as saving it.
    """
    sentence = FULL if full and _sqlite_code(error) in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) else _of(error)
    outcome = "" if not wrote else UNSURE if sentence == LOST and begun else NOT_DONE
    viewing, detail = VIEWING if wrote else "", type(getattr(error, "orig", error)).__name__
    text = sentence.format(place=place, outcome=outcome, viewing=viewing, detail=detail)
    return Damaged(text) if sentence == DAMAGED else Unavailable(text)


def missing_table(error: DBAPIError) -> bool:
    """Tell whether a query failed only because nothing has been written to this database yet."""
    return sqlstate(error) == "42P01" or "no such table" in str(error.orig)


def sqlstate(error: Exception) -> str:
    """Return PostgreSQL's five-letter code of an error, "" when there is none."""
    said = getattr(getattr(error, "orig", error), "args", ())
    return str(said[0].get("C", "")) if said and isinstance(said[0], dict) else ""


def _of(error: Exception) -> str:
    if isinstance(error, PoolTimeout):
        return CROWDED
    if isinstance(error, ConnectionError | TimeoutError):  # the wire's, not the disk's: what was asked may be done
        return LOST
    if isinstance(error, OSError):
        return _SYSTEM.get(error.errno or 0, DISK)
    text = str(getattr(error, "orig", error)).lower()
    code = _sqlite_code(error)
    if "could not decode to utf-8" in text:  # the driver's own, without a code
        return DAMAGED
    if code:
        return _SQLITE.get(code, OTHER)
    state = sqlstate(error)
    for prefix in (state, state[:3], state[:2]):
        if prefix in _POSTGRESQL:
            return _POSTGRESQL[prefix]
    if "can't create a connection" in text:
        return REFUSED
    return LOST if any(sign in text for sign in ("network error", "connection is closed", "communication")) else OTHER


def _sqlite_code(error: Exception) -> int:
    """Return SQLite's primary result code, 0 when the error is not SQLite's."""
    return int(getattr(getattr(error, "orig", error), "sqlite_errorcode", 0) or 0) & 0xFF
