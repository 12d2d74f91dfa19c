"""Lines of a list, which only the heading above says to be of liaisons: 民盟:市教育局, 市教育局与民盟, 市教育局(民盟)."""

import re

from lib.intake.notice.names import is_committee
from lib.intake.notice.relation import Relation, relation_of
from lib.intake.notice.token import Token

_UNITS = [
    re.compile(unit)
    for unit in (
        r"(?P<o>P)N?k(?P<d>D)",
        r"(?P<d>D)N?k(?P<o>P)",
        r"(?P<d>D)b(?P<o>P)",
        r"(?P<o>P)b(?P<d>D)",
        r"(?P<d>D)\[(?P<o>P)\]",
        r"(?P<o>P)\[(?P<d>D)\]",
        r"(?P<o>P)N?(?P<d>D)",
        r"(?P<d>D)(?P<o>P)",
        r"(?P<o>P)y(?P<d>D)",
        r"(?P<o>P)w(?P<d>D)",
    )
]


def _whole(unit: str) -> re.Pattern[str]:
    """Return the pattern of a line of such units; where a colon tells them apart, nothing need stand between."""
    unit = re.sub(r"[?]P<.>", "?:", unit)
    between, after = ("(?:[pk][x#]?k?)?", "x?") if "k" in unit else ("[pk][x#]?k?", "")
    return re.compile(
        rf"(?:[^DP]*k|x)?{unit}(?:(?:{between}{unit})*[)p]?N?p?(?:k[x#]?)*|(?:{between}{unit}){{2,}}{after})"
    )


_LISTED = [_whole(unit.pattern) for unit in _UNITS]
# A committee of the CPPCC with its organisations, and the departments it looks after, in columns of their own.
_COMMITTEE_ROW = re.compile(r"(?:[x#N]?k+)?(?P<d>D)k(?P<o>P)k+D(?:k.*)?")
_TWO_CELLS = re.compile(r"(?:[^DP]*k)?(DpP|PpD)p*")
_RUN = re.compile(r"(?:^|(?<=[xkpal]))(?:(?:DbPp)+DbP|(?:PbDp)+PbD)x?(?:[al]*[vH]|[wa]+n)")


def run_of(tokens: list[Token], letters: str) -> tuple[list[Relation], int]:
    """Return the pairs of 甲局与民革,乙局与民盟建立对口联系, where the last words go for all, and where they begin.

    None for another sentence.
    """
    run = _RUN.search(letters)
    if run is None or run.end() <= len(letters) - 6:
        return [], 0
    unit = _UNITS[2] if letters[run.start()] == "D" else _UNITS[3]
    return [relation_of(tokens, match) for match in unit.finditer(letters, run.start(), run.end())], run.start()


def listing_of(tokens: list[Token]) -> list[Relation]:
    """Return what a clause states as a line of a list: 民盟:市教育局."""
    letters = "".join(one.kind for one in tokens)
    if found := _COMMITTEE_ROW.fullmatch(letters):
        first = tokens[found.start("d")]
        if all(is_committee(name) for name, _ in first.names):
            return [relation_of(tokens, found)]
    for unit, whole in zip(_UNITS, _LISTED, strict=True):
        if whole.fullmatch(letters):
            return [relation_of(tokens, match) for match in unit.finditer(letters)]
    if (two := _TWO_CELLS.fullmatch(letters)) and tokens[two.start(1) + 1].words == ",":
        one, other = tokens[two.start(1)], tokens[two.start(1) + 2]
        if two.start(1) and min(len(one.names), len(other.names)) > 1:
            return []  # 印发:甲局、乙局,民盟、民革
        return [Relation(one, other) if one.kind == "D" else Relation(other, one)]
    return []
