"""The sentences and speaker notes that an office keeps for the slides of a list in place of the generated ones."""

import json
from dataclasses import dataclass
from datetime import date

from lib.archive.sheets import DECK, SheetKey, Sheets
from lib.archive.year_work import last_until

KINDS = ("sentences", "notes")
LONGEST = 600
Words = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Saved:
    """The words of a deck at a version: kind → slide key → text; `fault` says why they cannot be read."""

    words: Words
    number: int
    fault: str = ""


def key_of(jurisdiction: str, document_id: str) -> SheetKey:
    """Return the sheet that keeps the words for a document's slides."""
    return SheetKey(DECK, jurisdiction, 0, document_id)


def nothing() -> Words:
    """Return no words of either kind."""
    return {kind: {} for kind in KINDS}


def saved_words(archive: Sheets, key: SheetKey, until: date | None = None) -> Saved:
    """Return the words as they stand now, or as they stood at the end of a day. Raises Unavailable."""
    last = next((one for one in archive.sheets(DECK, key.jurisdiction) if one.key == key), None)
    sheet = last_until(archive, last, until) if last and until else last
    if sheet is None:
        return Saved(nothing(), 0)
    try:
        if not sheet.whole:
            raise ValueError
        return Saved(words_from(sheet.content), sheet.number)
    except ValueError:
        fault = "存档中这份展示的文字已损坏，读不出来，现用自动生成的文字。请重新保存。"
        return Saved(nothing(), sheet.number, fault)


def words_from(content: bytes) -> Words:
    """Return what was saved of a deck. Raises ValueError when the bytes are none."""
    told = json.loads(content or b"{}")
    if not isinstance(told, dict) or not all(isinstance(told.get(kind, {}), dict) for kind in KINDS):
        raise ValueError("not the words of a deck")
    return {kind: {str(key): str(text)[:LONGEST] for key, text in told.get(kind, {}).items()} for kind in KINDS}
