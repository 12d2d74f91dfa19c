"""Lists of departments and organisations that belong together become single pairs, with what is missing told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lib.intake.notice.cleaning import Marked
from lib.intake.notice.names import is_committee
from lib.intake.notice.relation import Doubtful, Relation
from lib.intake.notice.token import Span, Token
from lib.intake.problems import Problem
from lib.vocabulary.parties import ORDER, official_order

_NO_PARTIES = ("工商联", "无党派人士")
_EACH = re.compile("分别|各自|依次|一一对应")
EVERYONE = "各组织"


@dataclass(frozen=True)
class Stated:
    """One pair, and the range of characters (of the text as given) of the clause it was read from."""

    department: str
    party: str
    span: Span


@dataclass(frozen=True)
class Doubt:
    """What looked like a list and was not taken, and why; `other` where it is one of another kind, time or place."""

    span: Span
    reason: str
    other: bool = False


@dataclass(frozen=True)
class Found:
    """What one clause states."""

    relation: Relation
    clause: Marked
    span: Span


def found_in(clause: Marked, relations: list[Relation], doubtful: list[Doubtful]) -> list[Found]:
    """Return what a clause states, each with its words; what follows them and was not taken is no part of those."""
    ends = max((max(one.departments.end, one.organisations.end) for one in relations), default=0)
    until = min((one.span[0] for one in doubtful if one.span[0] >= ends), default=len(clause.text))
    words = clause.span(0, len(clause.text[:until].rstrip(" ,、")))
    return [Found(one, clause, words) for one in relations]


def _spelled_out(phrase: str) -> list[str]:
    """Return those that 各民主党派、工商联和知联会 names itself, whoever the parties are."""
    words = (("工商联", "工商"), ("无党派人士", "无党派|知联会"))
    return [name for name, written in words if re.search(written, phrase)]


@dataclass
class Pairs:
    """The pairs of what was found, departments apart from committees; `asks` when it is not said who everyone is."""

    named: Sequence[str]
    given: Sequence[str]
    of_committees: bool
    departments: dict[tuple[str, str], Stated] = field(default_factory=dict)
    committees: dict[tuple[str, str], Stated] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    asks: bool = False
    complete: bool | None = None

    def add(self, found: Found) -> None:
        """Add the pairs of one clause."""
        departments, parties = found.relation.departments, found.relation.organisations
        self._told(found, departments)
        self._told(found, parties)
        names = [name for name, _ in parties.names]
        if parties.tier == "universal":
            phrase = names[0]
            names = self._members(phrase)
            if not names:
                self.asks = True
                self.doubts.append(Doubt(found.span, f"“{phrase}”是哪几家，文中没有写明，请指定"))
                names = _spelled_out(phrase)
            else:
                self.warnings.append(Problem("expanded-list", value=phrase, hint="、".join(names)))
            names = [name for name in names if name not in parties.without]
            if not names:
                return
        for department, party in self._product(found, [name for name, _ in departments.names], names):
            kind = self.committees if self.of_committees and is_committee(department) else self.departments
            kind.setdefault((department, party), Stated(department, party, found.span))

    def _told(self, found: Found, listed: Token) -> None:
        """Tell what a list itself says of its being incomplete."""
        if listed.open:
            self.complete = False
            self.warnings.append(Problem("open-list", value=listed.names[-1][0] + "等"))
        if listed.count and listed.count != len(listed.names) and listed.tier != "universal":
            self.complete = False
            number = str(len(listed.names))
            first = listed.names[0][0]
            self.warnings.append(Problem("count-differs", value=str(listed.count), other=number, hint=first))
        if listed.strange:
            self.complete = False
            self.doubts += [Doubt(found.clause.span(*span), "列在名单里，但不像部门名称") for span in listed.strange]

    def _members(self, phrase: str) -> list[str]:
        """Return whom 各民主党派、工商联 stands for: those the clerk said, else those the text names."""
        known = [name for name in ORDER if name in set(self.given)] or official_order(list(self.named))
        parties = [name for name in known if name not in _NO_PARTIES]
        if len(parties) < 2:
            return []
        if phrase == EVERYONE or re.search("党派团体|组织", phrase):
            return known
        return [*parties, *_spelled_out(phrase)]

    def _product(self, found: Found, departments: list[str], names: list[str]) -> list[tuple[str, str]]:
        lists = sorted((found.relation.departments, found.relation.organisations), key=lambda one: one.start)
        text = found.clause.text
        after = re.split("[,;。]", text[lists[1].end :][:8])[0]
        if not _EACH.search(text[lists[0].end : lists[1].start] + after) or len(departments) == 1 or len(names) == 1:
            return [(department, name) for department in departments for name in names]
        if len(departments) == len(names):
            return list(zip(departments, names, strict=True))
        self.doubts.append(Doubt(found.span, "写的是“分别”，但部门与组织数目不同，看不出谁联系谁"))
        return []
