"""Where the vocabulary's CSV tables lie, and how one of them is read."""

import csv
import io
from collections.abc import Container
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"


class VocabularyFault(Exception):
    """A table of the vocabulary cannot be used; the message is a Chinese sentence with the file and the way out.

    The tables are read when the modules that need them are imported, and again at the next try.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"词表 data/vocabulary/{name}.csv {reason}。请改正或恢复该文件后重试。")


def read_vocabulary(name: str, *columns: str) -> list[dict[str, str]]:
    """Return the rows of data/vocabulary/<name>.csv as dictionaries of stripped text.

    Raises VocabularyFault when the file is missing, is not UTF-8, is no table, has no rows or lacks one of `columns`.
    """
    reader = csv.DictReader(io.StringIO(_text(name), newline=""), strict=True)
    try:
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise VocabularyFault(name, f"缺少“{'、'.join(missing)}”一列")
        rows = []
        for row in reader:
            if None in row:  # where the csv module puts what has no heading
                raise VocabularyFault(name, f"第 {reader.line_num} 行比表头多出内容")
            rows.append({key: (value or "").strip() for key, value in row.items()})
    except csv.Error:
        raise VocabularyFault(name, f"第 {reader.line_num} 行附近引号不成对，或有不能出现的字符") from None
    if not rows:
        raise VocabularyFault(name, "没有内容")
    return rows


def require_known(name: str, rows: list[dict[str, str]], column: str, known: Container[str]) -> None:
    """Raise VocabularyFault when a column of data/vocabulary/<name>.csv holds what is not known."""
    for row in rows:
        if row[column] not in known:
            raise VocabularyFault(name, f"中的“{row[column]}”没有登记")


def _text(name: str) -> str:
    try:
        content = (DATA / "vocabulary" / f"{name}.csv").read_bytes()
    except FileNotFoundError:
        raise VocabularyFault(name, "不存在") from None
    except OSError:
        raise VocabularyFault(name, "打不开") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise VocabularyFault(name, f"第 {line} 行不是 UTF-8 编码的文字") from None
