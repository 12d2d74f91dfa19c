"""What each distinct text of a list of pairs says, decided once however many rows repeat it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from lib.intake.headings import is_count, is_left_out, is_note, is_section, is_total, looks_like_department
from lib.intake.lists import Names, departments_in, every_kind, organisations_in
from lib.intake.marks import says_unknown
from lib.intake.names import department_fault, department_name, name_fault, shown
from lib.intake.table import tidy
from lib.vocabulary.parties import ORDER, canonical_party, nearest_party

TOTAL, NOTE, SECTION, LEFT_OUT = "合计", "说明文字", "分组标题", "没有列出"
Codes = np.ndarray[tuple[int], np.dtype[np.int64]]
_UNKNOWN = "还不知道是哪家的，这一格留空；知道的，"
_SUGGESTIONS = 200  # names that get a nearest known one; a file with more unknown ones has another fault


@dataclass
class Verdict:
    """What one distinct text says: the names in it, its faults (code, value, hint), or why it is set aside."""

    text: str
    names: tuple[str, ...] = ()
    faults: tuple[tuple[str, str, str], ...] = ()
    aside: str = ""  # TOTAL, NOTE, LEFT_OUT, or SECTION: a title only where nothing stands beside it
    open: bool = False
    count: bool = False  # it only says how many there are: 11个
    everyone: list[tuple[str, frozenset[str] | None, int | None]] = field(default_factory=list)


def coded(texts: list[str]) -> tuple[Codes, list[str]]:
    """Return for each text the number of its distinct value, and the distinct values by first appearance."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return np.fromiter(map(numbers.__getitem__, texts), dtype=np.int64, count=len(texts)), list(numbers)


def department_verdicts(texts: Iterable[str], split: bool) -> list[Verdict]:
    """Return what each distinct text of a department column says; `split` looks for lists."""
    verdicts = []
    for raw in texts:
        text = tidy(raw)
        aside = _aside(text) if text else ""
        if aside and aside != SECTION:
            verdicts.append(Verdict(text, aside=aside))
            continue
        listed = departments_in(text) if split else Names((text,) if text else ())
        names = tuple(dict.fromkeys(map(department_name, listed.names)))
        faults = tuple((fault, shown(name), "") for name in names if (fault := department_fault(name)))
        count = bool(names) and all(map(is_count, names))
        verdicts.append(Verdict(text, names, faults, aside, listed.open, count))
    return verdicts


def organisation_verdicts(texts: Iterable[str], split: bool) -> list[Verdict]:
    """Return what each distinct text of an organisation column says; the names are short names."""
    verdicts, suggested = [], 0
    for raw in texts:
        text = tidy(raw)
        short = canonical_party(text) if text else None
        if short is not None:
            verdicts.append(Verdict(text, (short,)))
            continue
        aside = _aside(text) if text else ""
        if aside and aside != SECTION:
            verdicts.append(Verdict(text, aside=aside))
            continue
        listed = organisations_in(text) if split else Names((text,) if text else ())
        verdict = Verdict(text, aside=aside, open=listed.open)
        names: dict[str, None] = {}
        faults: list[tuple[str, str, str]] = []
        for name in listed.names:
            known, every = canonical_party(name), every_kind(name) if split else None
            if known is not None:
                names[known] = None
            elif every is not None:
                verdict.everyone.append((name, *every))
            elif is_count(name):
                faults.append(("unnamed-organisations", shown(name), ""))
            else:
                suggested += 1
                near = nearest_party(name) if suggested <= _SUGGESTIONS else None
                hint = _UNKNOWN if says_unknown(name) else f"是否为“{near}”？" if near else ""
                faults.append((name_fault(name) or "unknown-organisation", shown(name), hint))
        verdict.count = bool(listed.names) and all(map(is_count, listed.names))
        verdict.names, verdict.faults = tuple(names), tuple(faults)
        verdicts.append(verdict)
    return verdicts


def expand_everyone(verdicts: dict[int, Verdict]) -> list[tuple[int, str, tuple[str, ...]]]:
    """Put the organisations that the file itself names in place of 各民主党派.

    Return what was put in place of what, with the key of the verdict where it stands first. Where the file
    names none, or not as many as the words say, that is a fault: nothing is padded.
    """
    named = {name for verdict in verdicts.values() for name in verdict.names}
    put: dict[str, tuple[int, str, tuple[str, ...]]] = {}
    for key, verdict in verdicts.items():
        for text, kind, count in verdict.everyone:
            meant = tuple(name for name in ORDER if name in named and (kind is None or name in kind))
            if not meant or (count is not None and count != len(meant)):
                hint = f"（本文件只写了 {len(meant)} 家：{'、'.join(meant)}）" if meant else ""
                verdict.faults += (("unnamed-organisations", shown(text), hint),)
            else:
                verdict.names = tuple(dict.fromkeys((*verdict.names, *meant)))
                put.setdefault(text, (key, text, meant))
    return list(put.values())


def _aside(text: str) -> str:
    if is_total(text):
        return TOTAL
    if is_left_out(text):
        return LEFT_OUT
    if is_note(text):  # ※市教育局 is a department with a footnote, unless nothing stands beside it
        return SECTION if text[0] in "*※★" and looks_like_department(text) else NOTE
    return SECTION if is_section(text) else ""
