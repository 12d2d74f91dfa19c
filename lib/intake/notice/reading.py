"""The door: the text of a notice becomes its liaisons, each with the clause it was read from, and what was doubted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lib.intake.notice.cleaning import Marked, cleaned
from lib.intake.notice.lines import clauses_of, lines_of, without_number
from lib.intake.notice.metadata import Metadata, metadata_of
from lib.intake.notice.names import is_committee
from lib.intake.notice.shapes import Relation, relations_of
from lib.intake.notice.token import Span, Token
from lib.intake.notice.tokens import tokens_of
from lib.intake.problems import Problem
from lib.vocabulary.parties import ORDER, official_order

_NO_PARTIES = ("工商联", "无党派人士")
_ABOUT = re.compile(r"对口|联系(?:部门|单位|名单|分工|安排|如下)|结对")
# A list under such a heading is of people or of guests, not of liaisons.
_OTHER_LIST = re.compile(
    r"特约|特邀|邀请|聘请|聘任|受聘|监督员|监察员|出席|参加|参会|列席|座谈|通报会|发言|分组|名额|推荐|提案|调研组|课题|主送|抄送|表彰|先进|任职|慰问|获奖"
)
_LONGEST = 3_000  # characters of one clause: what is longer is no list that a person wrote


@dataclass(frozen=True)
class Stated:
    """One pair, and the range of characters (of the text as given) of the clause it was read from."""

    department: str
    party: str
    span: Span


@dataclass(frozen=True)
class Doubt:
    """What looked like a list and was not taken, and why."""

    span: Span
    reason: str


@dataclass(frozen=True)
class Notice:
    """What a text states; `complete` is False when the text itself says that there is more, None otherwise.

    `organisations` are those it names; `asks_organisations` when 各民主党派 stands there and nobody said which.
    """

    pairs: tuple[Stated, ...]
    committees: tuple[Stated, ...]
    doubts: tuple[Doubt, ...]
    warnings: tuple[Problem, ...]
    organisations: tuple[str, ...]
    asks_organisations: bool
    complete: bool | None
    metadata: Metadata


def read_notice(text: str, organisations: Sequence[str] = ()) -> Notice:
    """Return what the text of a notice states; any text whatever gives an answer, in time linear in its length.

    `organisations` are those that 各民主党派、工商联 stands for, if the text does not name them.
    """
    marked = cleaned(text)
    reader = _Reader(organisations, "专委会" in marked.text or "专门委员会" in marked.text or "政协" in marked.text)
    for line in lines_of(marked):
        reader.line(line)
    return reader.notice(metadata_of(marked))


@dataclass
class _Found:
    relation: Relation
    clause: Marked
    span: Span


@dataclass
class _Reader:
    """Goes through the lines; remembers what the heading announces and what a line above left open."""

    given: Sequence[str]
    of_committees: bool
    listed: bool = False
    head: tuple[Token, Marked] | None = None
    found: list[_Found] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    named: dict[str, None] = field(default_factory=dict)

    def line(self, line: Marked) -> None:
        line = without_number(line)
        text = line.text.strip()
        short = len(text) <= 60 and not re.search(r"[。;]", text)
        if short or text.endswith(":"):
            if _OTHER_LIST.search(text) and not re.search(r"对口联系(?:部门|单位|名单|安排|分工)|对口联系如下", text):
                self.listed, self.head = False, None
            elif _ABOUT.search(text):
                self.listed = True
        for clause in clauses_of(line):
            self.clause(clause)

    def clause(self, clause: Marked) -> None:
        if len(clause.text) > _LONGEST:
            self.doubts.append(Doubt(clause.span(0, len(clause.text)), "这一句太长，没有读"))
            return
        tokens = tokens_of(clause)
        self.named |= dict.fromkeys(name for one in tokens if one.kind == "P" and not one.tier for name, _ in one.names)
        if _ABOUT.search(clause.text) and re.search(
            r"如下|具体|名单|分别(?:为|是)|安排|明确|确定|联系[^,、]{0,6}:", clause.text
        ):
            self.listed = True
        listed = self.listed and not _OTHER_LIST.search(clause.text)
        relations, doubtful, _ = relations_of(tokens, listed)
        whole = clause.span(0, len(clause.text.rstrip()))
        self.found += [_Found(one, clause, whole) for one in relations]
        self.doubts += [Doubt(clause.span(*one.span), one.reason) for one in doubtful]
        if relations:
            self.head = None
            return
        letters = "".join(one.kind for one in tokens)
        if re.fullmatch(r"x?[DP]n?[#e]?k?w?|n[#e]?k", letters):
            self._under_head(tokens, letters, clause, listed)
        elif letters.strip("pk"):
            self.head = None
            likely = len(tokens) <= 12 and ("k" in letters or _ABOUT.search(clause.text))
            if listed and likely and "D" in letters and "P" in letters and not doubtful:
                self.doubts.append(Doubt(whole, "有部门也有组织，但看不出谁联系谁"))

    def _under_head(self, tokens: list[Token], letters: str, clause: Marked, listed: bool) -> None:
        """Pair a line of departments with the line of organisations above it (or the other way round)."""
        one = next((token for token in tokens if token.kind in "DP"), None)
        opens = bool(re.search(r"[nk]", letters)) or (listed and len(one.names if one else ()) <= 1)
        if (
            one is not None
            and self.head is not None
            and self.head[0].kind != one.kind
            and not re.search("[nk]", letters)
        ):
            head, above = self.head
            departments, parties = (one, head) if one.kind == "D" else (head, one)
            span = (above.span(0, 1)[0], clause.span(0, len(clause.text.rstrip()))[1])
            self.found.append(_Found(Relation(departments, parties), clause, span))
        elif one is not None and opens and listed:
            self.head = (one, clause)
        elif one is None and tokens[0].tier == "universal":
            self.head = (Token("P", 0, 0, [("各组织", (0, 0))], tier="universal"), clause)
        else:
            self.head = None

    def notice(self, metadata: Metadata) -> Notice:
        warnings: list[Problem] = []
        pairs: dict[tuple[str, str], Stated] = {}
        committees: dict[tuple[str, str], Stated] = {}
        named = official_order(list(self.named))
        everyone = official_order([name for name in ORDER if name in set(self.given)])
        asks, complete = False, None
        for found in self.found:
            departments, parties = found.relation.departments, found.relation.organisations
            for listed in (departments, parties):
                if listed.open:
                    complete = False
                    warnings.append(Problem("open-list", value=listed.names[-1][0] + "等"))
                if listed.count and listed.count != len(listed.names) and listed.tier != "universal":
                    complete = False
                    number = str(len(listed.names))
                    warnings.append(
                        Problem("count-differs", value=str(listed.count), other=number, hint=listed.names[0][0])
                    )
                if listed.strange:
                    complete = False
                    self.doubts += [
                        Doubt(found.clause.span(*span), "列在名单里，但不像部门名称") for span in listed.strange
                    ]
            names = [name for name, _ in parties.names]
            if parties.tier == "universal":
                phrase = names[0]
                names = _members(phrase, named, everyone)
                if not names:
                    asks = True
                    self.doubts.append(Doubt(found.span, f"“{phrase}”是哪几家，文中没有写明，请指定"))
                    continue
                warnings.append(Problem("expanded-list", value=phrase, hint="、".join(names)))
            for department, party in self._product(found, [name for name, _ in departments.names], names):
                kind = committees if self.of_committees and is_committee(department) else pairs
                kind.setdefault((department, party), Stated(department, party, found.span))
        unique = tuple(dict.fromkeys(warnings))
        order = tuple(named)
        kept, apart = tuple(pairs.values()), tuple(committees.values())
        return Notice(kept, apart, tuple(dict.fromkeys(self.doubts)), unique, order, asks, complete, metadata)

    def _product(self, found: _Found, departments: list[str], names: list[str]) -> list[tuple[str, str]]:
        if not found.relation.respectively or len(departments) == 1 or len(names) == 1:
            return [(department, name) for department in departments for name in names]
        if len(departments) == len(names):
            return list(zip(departments, names, strict=True))
        self.doubts.append(Doubt(found.span, "写的是“分别”，但部门与组织数目不同，看不出谁联系谁"))
        return []


def _members(phrase: str, named: list[str], given: list[str]) -> list[str]:
    """Return the organisations that 各民主党派、工商联 stands for: those the clerk said, else those the text names."""
    known = given or named
    parties = [name for name in known if name not in _NO_PARTIES]
    if len(parties) < 2:
        return []
    if phrase == "各组织" or "党派团体" in phrase or "组织" in phrase:
        return known
    more = [
        name for name in _NO_PARTIES if name in phrase or (name == "工商联" and "工商" in phrase) or name[:3] in phrase
    ]
    return [*parties, *more]
