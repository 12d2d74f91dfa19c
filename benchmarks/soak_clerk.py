"""A clerk of the soak: hands in files, goes back to old versions, saves reports, and notes what was acknowledged.

Every attempt is noted before it begins, with the digest of what is to be stored, and again when its answer is there;
the notes lie outside the archive and survive the clerk. One line of JSON each.
"""

import hashlib
import json
import logging
import os
import random
import time
import traceback
from collections.abc import Callable
from itertools import count

import pandas as pd

from benchmarks.soak_faults import like_anybody
from lib.archive import database
from lib.archive.holdings import load_holdings
from lib.archive.publishing import publish_file
from lib.archive.sheets import REPORT, Draft, SheetKey, StaleSheet
from lib.archive.store import Stale, Store, Unavailable
from lib.exports.csv_file import matrix_csv
from lib.exports.workbook import matrix_workbook
from lib.intake.draft import as_complete
from lib.intake.upload import read_upload

SHIPPED = load_holdings()  # once for all clerks: they are forked from a process that has read it
DOCUMENTS = ("fenghua-2019", "anqing-2024", "qingdao-2008")
PARTIES = ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社")
UNITS = ("区教育局", "区财政局")
PLACE, YEAR = "330213", 2025


def work(url: str, notes: str, who: int, seed: int, patience: float) -> None:
    """Work until killed; without root's privileges, so that a folder can be closed to it."""
    logging.disable()  # the pool of connections writes of each that it lost
    noted = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    like_anybody()
    database.PATIENCE = patience
    store, chance = Store(database.engine_for(url)), random.Random(f"{seed}/{who}")

    def note(**line: object) -> None:
        os.write(noted, (json.dumps({"who": who, **line}, ensure_ascii=False) + "\n").encode())

    for turn in count():
        deed = chance.choices((_hand_in, _hand_in_damaged, _go_back, _report), weights=(6, 1, 2, 3))[0]
        try:
            deed(store, chance, who, turn, note)
        except (Stale, StaleSheet):
            note(turn=turn, stale=True)
        except Unavailable as fault:
            note(turn=turn, told=str(fault))
            time.sleep(0.05)
        except Exception:  # whatever else comes through is a fault of the program
            note(turn=turn, crash=traceback.format_exc())
        if chance.random() < 0.1:
            store.engine.dispose()  # as after a restart


def _hand_in(store: Store, chance: random.Random, who: int, turn: int, note: Callable[..., None]) -> None:
    matrix = _matrix(chance, who, turn)
    name, content = _file(chance, matrix)
    document_id = chance.choice(DOCUMENTS)
    read = read_upload(content, name).matrix
    stored = as_complete(read) if SHIPPED.documents[document_id].complete else read
    note(turn=turn, begun=document_id, digest=_digest(matrix_csv(stored)))
    done = publish_file(
        store, SHIPPED, content, name, document_id, str(who), str(turn), None, matrix_csv, blanks_as_zero=True
    )
    assert done.version is not None, [problem.message for problem in done.problems]
    note(turn=turn, kept=document_id, number=done.version.number)


def _hand_in_damaged(store: Store, chance: random.Random, who: int, turn: int, note: Callable[..., None]) -> None:
    book = _file(chance, _matrix(chance, who, turn), "x.xlsx")[1]
    content = chance.choice(
        (b"", b"PK" + chance.randbytes(3000), book[: len(book) // 2], "部门,民萌\n某局,1\n".encode())
    )
    note(turn=turn, begun="", digest="")
    done = publish_file(store, SHIPPED, content, "x.xlsx", DOCUMENTS[0], str(who), str(turn), None, matrix_csv)
    assert done.version is None and all(problem.message for problem in done.problems)
    note(turn=turn, refused=True)


def _go_back(store: Store, chance: random.Random, who: int, turn: int, note: Callable[..., None]) -> None:
    document_id = chance.choice(DOCUMENTS)
    current = store.current(document_id)
    if current is None:
        return
    number = chance.randint(1, current.number)
    note(turn=turn, begun=document_id, digest=_digest(store.version(document_id, number).content))
    done = store.rollback(document_id, number, str(who), str(turn), based_on=current.number)
    note(turn=turn, kept=document_id, number=done.number)


def _report(store: Store, chance: random.Random, who: int, turn: int, note: Callable[..., None]) -> None:
    key = SheetKey(REPORT, PLACE, YEAR, chance.choice(UNITS))
    content = json.dumps({"who": who, "turn": turn, "text": "报告" * chance.randint(1, 300)}).encode()
    history = [one for one in store.sheets(REPORT, PLACE) if one.key == key]
    note(turn=turn, begun=key.name, digest=_digest(content))
    (done,) = store.save_sheets([Draft(key, content, history[-1].number if history else 0)], str(who), str(turn))
    note(turn=turn, kept=key.name, number=done.number)


def _matrix(chance: random.Random, who: int, turn: int) -> pd.DataFrame:
    names = [f"区{who}甲{turn}乙{row}局" for row in range(chance.randint(2, 25))]
    cells = [[chance.random() < 0.4 for _ in PARTIES] for _ in names]
    return pd.DataFrame(cells, index=pd.Index(names, name="部门"), columns=list(PARTIES), dtype="boolean")


def _file(chance: random.Random, matrix: pd.DataFrame, name: str = "") -> tuple[str, bytes]:
    """Return a list as a department would mail it."""
    name = name or chance.choice(("utf8.csv", "utf8.csv", "gbk.csv", "gbk.csv", "pairs.csv") * 6 + ("x.xlsx",))
    if name == "x.xlsx":
        return name, matrix_workbook(matrix, [])
    if name == "pairs.csv":  # in which a department without any liaison would be missing
        matrix.iloc[:, 0] = True
        pairs = [f"{row},{column}" for row in matrix.index for column in matrix if matrix.at[row, column]]
        return name, "\n".join(["部门,党派", *pairs]).encode()
    text = matrix_csv(matrix).decode("utf-8-sig")
    return name, text.encode("gbk" if name == "gbk.csv" else "utf-8")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
