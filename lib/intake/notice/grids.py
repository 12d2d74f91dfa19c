"""A grid pasted into a text: organisations above, departments at the left (or turned), ticks where they are linked."""

import re
from dataclasses import dataclass, field

from lib.intake.marks import LINKED, is_mark, meanings
from lib.intake.notice.cleaning import Marked
from lib.intake.notice.names import is_department, organisation
from lib.intake.notice.relation import Relation
from lib.intake.notice.token import Span, Token

_CELLS = {mark: re.compile(rf"[^{mark}]*") for mark in ("\t|", ",")}
_SPACED = re.compile(r"[^\s]+")
_ASIDE = re.compile(
    "(?:所?联系的?)?(?:界别|内容|方式|形式|科室|处室|领导|地点|时间)|分管.{0,6}|联系人|联络员|职务|电话|备注|姓名"
)
_NAMES = re.compile("部门|单位|党派|组织|委员会")
_OLD = re.compile(r"\s*(?:原(?!因)|调整前|变更前|改革前|旧)")
_NEW = re.compile(r"\s*(?:现|调整后|变更后|改革后|新)")
_TABLE = re.compile(r"\S *,.*,|\S +\S+ +\S")  # of cells between commas or blanks
_LABELS = re.compile(r"\s*(?:序号|编号|(?:政府|职能)?(?:部门|单位)|(?:民主)?党派|组织|机构)[一-鿿/]{0,6}(?:,|\s)")
_RULE = re.compile(r"[\s|:-]+")


@dataclass
class Grid:
    """Takes the lines of a text one by one; those of a grid are kept until it ends."""

    columns: dict[int, Token] = field(default_factory=dict)
    rows: list[tuple[Token, dict[int, str], Marked]] = field(default_factory=list)
    below: list[tuple[Relation, Marked]] = field(default_factory=list)  # names that stand under a heading
    width: int = 0

    def takes(self, line: Marked) -> bool:
        """Tell whether a line is the heading or a row of a grid, and keep it."""
        tabbed = "\t" in line.text or "|" in line.text
        if not tabbed and not _TABLE.search(line.text):
            return False
        if self.columns and _RULE.fullmatch(line.text):
            return True
        cells = {at: (found[0].strip(), found) for at, found in enumerate(_cells(line.text))}
        named = {at: token for at, (text, found) in cells.items() if (token := _token(text, found))}
        if self.columns:
            if not tabbed and len(cells) != self.width:
                return False
            return self._row(cells, named, line) or (tabbed and self._names(cells, line))
        most = 4 if tabbed else 2  # cells beside the names: number, remark
        if len(named) >= 2 and len({token.kind for token in named.values()}) == 1 and len(named) >= len(cells) - most:
            if not tabbed and not _LABELS.match(line.text):
                return False
            self.columns, self.width = named, len(cells)
            return True
        return False

    def _row(self, cells: dict[int, tuple[str, re.Match[str]]], named: dict[int, Token], line: Marked) -> bool:
        first = min(self.columns)
        labels = [token for at, token in named.items() if at < first]
        marked = {at: cells[at][0] for at in self.columns if at in cells}
        fits = len(labels) == 1 and labels[0].kind != self.columns[first].kind
        if not fits or not all(not text or is_mark(text) for text in marked.values()) or not any(marked.values()):
            return False
        self.rows.append((labels[0], marked, line))
        return True

    def _names(self, cells: dict[int, tuple[str, re.Match[str]]], line: Marked) -> bool:
        """Take a row of names that stand under those of the heading: departments below their organisation."""
        kind = next(iter(self.columns.values())).kind
        lists = {at: _listed(*cells[at]) for at in self.columns if at in cells and cells[at][0]}
        others = [found for at, (text, found) in cells.items() if at not in self.columns and _listed(text, found)]
        if not lists or others or any(one is None or one.kind == kind for one in lists.values()):
            return False
        for at, one in lists.items():
            if one is not None:
                pair = (one, self.columns[at]) if one.kind == "D" else (self.columns[at], one)
                self.below.append((Relation(*pair), line))
        return True

    def ended(self, both: bool) -> list[tuple[Relation, Marked]]:
        """Return what the rows kept so far state, each with its line, and forget them.

        `both` says that the text explains ● and ○ as two kinds of liaison.
        """
        columns, rows, found = self.columns, self.rows, self.below
        self.columns, self.rows, self.below = {}, [], []
        meant = meanings({text for _, marked, _ in rows for text in marked.values()})
        for label, marked, line in rows:
            linked = [
                columns[at]
                for at, text in marked.items()
                if meant.get(text) == LINKED or (both and text in "○◯" and text)
            ]
            names = [name for token in linked for name in token.names]
            if names:
                other = Token(linked[0].kind, linked[0].start, linked[0].end, names)
                pair = (label, other) if label.kind == "D" else (other, label)
                found.append((Relation(*pair), line))
        return found


@dataclass
class Columns:
    """What the heading of a table says of its columns: 原联系部门 beside 现联系部门, 界别 and 备注 name no liaison."""

    old: set[int] = field(default_factory=set)
    aside: set[int] = field(default_factory=set)
    width: int = 0

    def heads(self, line: str) -> bool:
        """Tell whether a line is the heading of such a table, and remember its columns."""
        cells = line.split("\t")
        if len(cells) != self.width:
            self.old, self.aside, self.width = set(), set(), 0
        old = {at for at, cell in enumerate(cells) if _OLD.match(cell)} if any(map(_NEW.match, cells)) else set()
        aside = {at for at, cell in enumerate(cells) if _ASIDE.fullmatch(cell.strip())}
        if not old | aside or not any(map(_NAMES.search, cells)):
            return False
        self.old, self.aside, self.width = old, aside, len(cells)
        return True

    def kept(self, line: Marked) -> tuple[Marked, list[Span]]:
        """Return a row without its cells of what was and of what names no liaison, and where what was stood."""
        out = sorted(self.old | self.aside)
        cells = _cells(line.text) if out else []
        if not out or len(cells) <= out[-1]:
            return line, []
        left = line.without([(max(0, cells[at].start() - 1), cells[at].end()) for at in out])
        return left, [cells[at].span() for at in sorted(self.old) if cells[at][0].strip()]


def _cells(text: str) -> list[re.Match[str]]:
    """Return the cells of a line between tabs or bars; where there are none between commas, or else blanks."""
    found = []
    mark = "\t|" if "\t" in text or "|" in text else ","
    if mark == "," and "," not in text:
        return list(_SPACED.finditer(text))
    shape = _CELLS[mark]
    at = 0
    while at <= len(text):
        cell = shape.match(text, at)
        assert cell is not None
        found.append(cell)
        at = cell.end() + 1
    return found


def _token(text: str, found: re.Match[str]) -> Token | None:
    name = organisation(text)
    if name:
        return Token("P", found.start(), found.end(), [(name, found.span())])
    if is_department(text):
        return Token("D", found.start(), found.end(), [(text, found.span())])
    return None


def _listed(text: str, found: re.Match[str]) -> Token | None:
    """Return a cell that holds one name or several of one kind, with 、 or blanks between them."""
    tokens = [_token(name, found) for name in re.split(r"[、,\s]+", text) if name]
    named = [one for one in tokens if one is not None]
    if not named or len(named) < len(tokens) or len({one.kind for one in named}) > 1:
        return None
    return Token(named[0].kind, found.start(), found.end(), [name for one in named for name in one.names])
