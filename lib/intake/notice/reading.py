"""The door: the text of a notice becomes its liaisons, each with the clause it was read from, and what was doubted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lib.intake.notice.cleaning import Marked, cleaned
from lib.intake.notice.lines import clauses_of, lines_of, without_number
from lib.intake.notice.metadata import Metadata, metadata_of
from lib.intake.notice.names import is_committee
from lib.intake.notice.shapes import Relation, listing_of, relations_of
from lib.intake.notice.token import Span, Token
from lib.intake.notice.tokens import tokens_of
from lib.intake.problems import Problem
from lib.vocabulary.parties import ORDER, official_order

_NO_PARTIES = ("工商联", "无党派人士")
_ABOUT = re.compile(r"对口|联系(?:部门|单位|名单|分工|安排|如下|对象|党派)|结对|挂钩联系")
_ABOVE = re.compile(r"\s*以上(?:名单|分工|安排|所列|各项)?(?:即|为|是|就是|系)")
_ANNOUNCED = re.compile(r"如下|具体|名单|分别(?:为|是)|安排|分工|明确|确定|联系[^,、]{0,6}:")
# A list under such a heading is of people or of guests, or there is none, only rules.
_OTHER_LIST = re.compile(
    r"特约|特邀|邀请|聘请|聘任|受聘|监督员|监察员|督导员|督学|出席|参加|参会|列席|座谈|通报会|发言|分组|名额|推荐|提案|调研组|课题|主送|抄送|分送|表彰"
    r"|先进|任职|慰问|获奖|帮扶|共建|界别"
)
_RULES = re.compile(r"要求|职责|内容|形式|方式|方法|原则|意义|思想|组织领导|保障|督查|考核|机制|目标|任务|措施")
_TITLED = re.compile(r"《[^《》]*》|关于.*的(?:通知|意见|方案|函)")
_ALONE = re.compile(r"(?:[xnmvuHw#N]*k)?[x]?[DP](?:n|H|v)?[#Ne)]?[wk]?|n[#eN]?k?")
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
    committees = any(word in marked.text for word in ("专委会", "专门委员会", "政协"))
    reader = _Reader(organisations, committees, bool(_ABOUT.search(marked.text)))
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
    about: bool  # the text speaks of 对口联系, so that 联系 alone may mean it
    listed: bool = False
    head: tuple[Token, Marked, bool] | None = None
    waiting: list[tuple[_Found, Doubt]] = field(default_factory=list)  # lines of a list that nothing announced yet
    found: list[_Found] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    named: dict[str, None] = field(default_factory=dict)

    def line(self, line: Marked) -> None:
        for clause in clauses_of(without_number(line)):
            self.clause(clause)

    def clause(self, clause: Marked) -> None:
        if len(clause.text) > _LONGEST:
            self.doubts.append(Doubt(clause.span(0, len(clause.text)), "这一句太长，没有读"))
            return
        tokens = tokens_of(clause)
        letters = "".join(one.kind for one in tokens)
        self.named |= dict.fromkeys(name for one in tokens if one.kind == "P" and not one.tier for name, _ in one.names)
        self._section(clause.text, tokens)
        other = any(one.kind == "x" and _OTHER_LIST.search(one.words) for one in tokens)
        relations, doubtful = relations_of(tokens, self.listed and not other, self.about)
        whole = clause.span(0, len(clause.text.rstrip()))
        for one in relations:
            self.found.append(_Found(one, clause, whole))
        self.doubts += [Doubt(clause.span(*one.span), one.reason) for one in doubtful]
        if relations:
            self.head = None
        elif _ALONE.fullmatch(letters):
            self._under_head(tokens, letters, clause)
        elif letters.strip("pk"):
            self.head = None
            self._doubt(tokens, letters, clause, whole, bool(doubtful))

    def _section(self, text: str, tokens: list[Token]) -> None:
        """Follow what the headings announce: a list of liaisons, another list, or rules."""
        if _ABOVE.match(text) and _ABOUT.search(text):  # 以上为对口联系安排
            self.found += [found for found, _ in self.waiting]
            answered = {doubt for _, doubt in self.waiting}
            self.doubts = [doubt for doubt in self.doubts if doubt not in answered]
            self.waiting = []
        names = any(one.kind == "D" or (one.kind == "P" and not one.tier) for one in tokens)
        if len(text) <= 60 and not names:
            if _ABOUT.search(text):
                self.listed = not _OTHER_LIST.search(_TITLED.sub("", text))
            elif _OTHER_LIST.search(text) or (len(text) <= 20 and _RULES.search(text)):
                self.listed, self.head, self.waiting = False, None, []
        elif _ABOUT.search(text) and _ANNOUNCED.search(text):
            self.listed = True

    def _doubt(self, tokens: list[Token], letters: str, clause: Marked, whole: Span, told: bool) -> None:
        """Tell what has departments and organisations, looks like a list, and was not understood."""
        if told or "D" not in letters or "P" not in letters or len(tokens) > 14:
            return
        if listing := listing_of(tokens):
            doubt = Doubt(whole, "像名单的一行，但所在的一节没有写明是对口联系")
            self.waiting += [(_Found(one, clause, whole), doubt) for one in listing]
            self.doubts.append(doubt)
        elif self.listed and ("k" in letters or _ABOUT.search(clause.text)):
            self.doubts.append(Doubt(whole, "有部门也有组织，但看不出谁联系谁"))

    def _under_head(self, tokens: list[Token], letters: str, clause: Marked) -> None:
        """Pair a line of departments with the line of organisations above it (or the other way round).

        Under a heading every such line is taken; elsewhere only one whose label says it: 对口联系党派：民盟.
        """
        one = next((token for token in tokens if token.kind in "DP"), None)
        if one is None:
            universal = any(token.tier == "universal" for token in tokens)
            everyone = Token("P", 0, 0, [("各组织", (0, 0))], tier="universal")
            self.head = (everyone, clause, True) if universal else self.head
            return
        before, _, after = letters.partition(one.kind)
        labelled = bool(set(before) & set("nvH"))
        if self.head is not None and self.head[0].kind != one.kind and not after.strip("#N)"):
            head, above, says = self.head
            if labelled or (not before and (says or self.listed)):
                departments, parties = (one, head) if one.kind == "D" else (head, one)
                span = (above.span(0, 1)[0], clause.span(0, len(clause.text.rstrip()))[1])
                self.found.append(_Found(Relation(departments, parties), clause, span))
                return
        announced = self.listed and len(one.names) <= 1
        says = labelled or bool(set(after) & set("nvH"))
        self.head = (one, clause, says) if says or announced or "k" in before + after else None

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
        between = found.clause.text[found.relation.departments.end : found.relation.organisations.start]
        apart = found.relation.respectively or "分别" in between
        if not apart or len(departments) == 1 or len(names) == 1:
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
