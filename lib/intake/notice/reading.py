"""The door: the text of a notice becomes its liaisons, each with the clause it was read from, and what was doubted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lib.intake.notice.breaks import NUMBERED
from lib.intake.notice.cleaning import Marked, cleaned
from lib.intake.notice.grids import Columns, Grid
from lib.intake.notice.heads import ALONE, Head
from lib.intake.notice.issuer import Issuer, issuer_of
from lib.intake.notice.lines import clauses_of, lines_of, without_number
from lib.intake.notice.listing import listing_of
from lib.intake.notice.loose import is_understood
from lib.intake.notice.metadata import Metadata, metadata_of
from lib.intake.notice.pairing import Doubt, Found, Pairs, Stated, found_in
from lib.intake.notice.places import with_plain_places
from lib.intake.notice.relation import Relation
from lib.intake.notice.sections import ABOUT, NO_RANK, OTHER_LIST, Scope, rank_of, replaces, takes_back
from lib.intake.notice.shapes import relations_of
from lib.intake.notice.stages import Stages
from lib.intake.notice.token import Span, Token
from lib.intake.notice.tokens import tokens_of
from lib.intake.problems import Problem
from lib.vocabulary.parties import official_order

__all__ = ["Doubt", "Notice", "Stated", "read_notice"]

_ABOVE = re.compile(
    r"\s*\(?[以如]?上[述表]?(?:名单|分工|安排|所列|各项)?(?:即|为|是|就是|系)|.{0,20}联系.{0,6}(?:如上|见上)"
)
_TITLE = re.compile(
    r".{0,60}关于.{4,100}的(?:若干|实施|工作)*(?:通知|意见|办法|函|方案|报告|决定|批复|细则|规定|请示|通报)(?:\(.*\))?\s*"
)
_TWO_MARKS = re.compile("[●○][、和/][●○](?:分别)?表示(?!不|未|无)")
_UNIT = re.compile("[xp]{0,2}nD")  # 对口联系单位市科技局应邀参加
_QUESTION = re.compile(r"\s*(?:问|Q)\d{0,2}:")
_ANSWER = re.compile(r"\s*(?:答|A)\d{0,2}:")
_LONGEST = 3_000  # characters of one clause: what is longer is no list that a person wrote


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
    metadata = metadata_of(marked)
    marked, places = with_plain_places(marked, metadata.place)
    place = places.hidden(metadata.place)
    reader = _Reader(
        bool(ABOUT.search(marked.text)),
        Scope(place),
        issuer_of(marked.text, place),
        both=bool(_TWO_MARKS.search(marked.text)),
    )
    for line in lines_of(marked):
        reader.line(line)
    reader.grid_ends()
    reader.ends()
    committees = any(word in marked.text for word in ("专委会", "专门委员会", "政协"))
    pairs = Pairs(official_order(list(reader.named)), organisations, committees)
    for found in reader.found:
        pairs.add(found)
    doubts = [replace(one, reason=places.named(one.reason)) for one in (*reader.doubts, *pairs.doubts)]
    warnings = [replace(one, value=places.named(one.value), hint=places.named(one.hint)) for one in pairs.warnings]
    return Notice(
        tuple(replace(one, department=places.named(one.department)) for one in pairs.departments.values()),
        tuple(replace(one, department=places.named(one.department)) for one in pairs.committees.values()),
        tuple(dict.fromkeys(doubts)),
        tuple(dict.fromkeys(warnings)),
        tuple(pairs.named),
        pairs.asks,
        pairs.complete,
        metadata,
    )


@dataclass
class _Reader:
    """Goes through the lines; remembers what the heading announces and what a line above left open."""

    about: bool  # the text speaks of 对口联系, so that 联系 alone may mean it
    scope: Scope
    issuer: Issuer = field(default_factory=Issuer)  # whom 我局 means
    head: Head = field(default_factory=Head)
    stages: Stages = field(default_factory=Stages)
    question: Token | None = None  # whom 哪些部门联系民盟 asks about
    both: bool = False  # ● and ○ are two kinds of liaison
    columns: Columns = field(default_factory=Columns)
    grid: Grid = field(default_factory=Grid)
    waiting: list[tuple[Found, Doubt]] = field(default_factory=list)  # lines of a list that nothing announced yet
    units: list[tuple[Token, Marked, Span]] = field(default_factory=list)  # whose they are is not said there
    everyone: bool = False  # the text speaks of all organisations somewhere
    found: list[Found] = field(default_factory=list)
    since: int = 0  # how many had been found when the last heading came
    before: int = 0  # and when the line began
    doubts: list[Doubt] = field(default_factory=list)
    named: dict[str, None] = field(default_factory=dict)

    def line(self, line: Marked) -> None:
        self.scope.line(line.text)
        if "\t" in line.text and self.columns.heads(line.text):
            self.scope.listed = self.scope.listed or (bool(ABOUT.search(line.text)) and not self.scope.other)
            return
        row = line
        line, past = self.columns.kept(row)
        self.doubts += [Doubt(row.span(*cell), "这一栏是原有的联系，没有读作联系", other=True) for cell in past]
        if self.grid.takes(line):
            return
        self.grid_ends()
        self.head.line(line.text)
        rank = rank_of(line.text)
        self.before = len(self.found)
        clauses = list(clauses_of(without_number(line)))
        for position, clause in enumerate(clauses):
            item = bool(position and NUMBERED.match(clause.text))
            self.clause(without_number(clause), rank, item, len(clauses) == 1)

    def grid_ends(self) -> None:
        """Take what a grid of ticks above says, unless its heading says that it is of something else."""
        for relation, line in self.grid.ended(self.both):
            whole = line.span(0, len(line.text.rstrip()))
            if self.about and not self.scope.why and not self.scope.other:
                self.found.append(Found(relation, line, whole))
                self.named |= dict.fromkeys(name for name, _ in relation.organisations.names)
            else:
                self.doubts.append(Doubt(whole, self.scope.why or "表上没有写明是对口联系", other=True))

    def clause(self, clause: Marked, rank: int, item: bool, alone: bool) -> None:
        """Read one clause; `item` says that it is a numbered one within its line, `alone` that it is all of it."""
        if len(clause.text) > _LONGEST:
            self.doubts.append(Doubt(clause.span(0, len(clause.text)), "这一句太长，没有读"))
            return
        tokens = self.issuer.spoken(tokens_of(clause), clause.text)
        letters = "".join(one.kind for one in tokens)
        self._section(clause.text, tokens, rank, alone)
        whole = clause.span(0, len(clause.text.rstrip()))
        if self.scope.why or (alone and _TITLE.fullmatch(clause.text)):
            self.head.forget()
            if self.scope.why and "D" in letters and "P" in letters:
                self.doubts.append(Doubt(whole, self.scope.why, other=True))
            return
        self.named |= dict.fromkeys(name for one in tokens if one.kind == "P" and not one.tier for name, _ in one.names)
        self.everyone |= any(one.kind == "P" and bool(one.tier) for one in tokens)
        if self._asked(tokens, letters, clause, whole):
            return
        if item_of := self.scope.listed and self.head.explains(letters, tokens, clause, rank < NO_RANK):
            self.found.append(item_of)
            return
        other = any(one.kind == "x" and OTHER_LIST.search(one.words) for one in tokens)
        relations, doubtful = relations_of(tokens, self.scope.listed and not other, self.about)
        self.found += found_in(clause, relations, doubtful)
        self.doubts += [Doubt(clause.span(*one.span), one.reason) for one in doubtful]
        if not relations and not doubtful and (unit := _UNIT.match(letters)):
            self.units.append((tokens[unit.end() - 1], clause, whole))
        if relations:
            self.head.after(relations, clause)
        elif ALONE.fullmatch(letters):
            if below := self.head.under(tokens, letters, clause, item, self.scope.listed):
                self.found.append(below)
        elif letters.strip("pk") and not self.head.explained:
            self.head.forget()
            self._doubt(tokens, letters, clause, whole, bool(doubtful))

    def _asked(self, tokens: list[Token], letters: str, clause: Marked, whole: Span) -> bool:
        """Tell whether a clause is a question after departments (or organisations), or its answer, which is taken."""
        named = [one for one in tokens if one.kind in "DP"]
        if _QUESTION.match(clause.text):
            asks = len(named) == 1 and not set(letters) & set("!q")
            self.question = named[0] if asks else None
            return True
        question, self.question = self.question, None
        if question is None or not _ANSWER.match(clause.text):
            return False
        if len(named) != 1 or named[0].kind == question.kind or set(letters) & set("!q"):
            return False
        departments, parties = (named[0], question) if question.kind == "P" else (question, named[0])
        self.found.append(Found(Relation(departments, parties), clause, whole))
        return True

    def ends(self) -> None:
        """Take 对口联系单位市科技局 where the whole text names but one organisation: whose unit it is, is clear."""
        if len(self.named) == 1 and not self.everyone:
            party = next(iter(self.named))
            for departments, clause, whole in self.units:
                place = (departments.start, departments.start)
                self.found.append(
                    Found(Relation(departments, Token("P", *place, names=[(party, place)])), clause, whole)
                )

    def _section(self, text: str, tokens: list[Token], rank: int, alone: bool) -> None:
        """Follow what the headings announce and what a clause takes back."""
        if _ABOVE.match(text) and ABOUT.search(text) and not self.scope.away:  # 以上为对口联系安排
            self.found += [found for found, _ in self.waiting]
            answered = {doubt for _, doubt in self.waiting}
            self.doubts = [doubt for doubt in self.doubts if doubt not in answered]
            self.waiting = []
        since = (
            (self.before if text.lstrip().startswith("该") else self.since)
            if takes_back(text)
            else self.before
            if replaces(text)
            else len(self.found)
        )
        kinds = {one.kind for one in tokens}
        front = text[: next((one.start for one in tokens if one.kind in "DP"), len(text))]
        stage = self.stages.replaced(text, front, len(self.found), {"D", "P"} <= kinds)
        since = since if stage is None else min(since, stage)
        self.doubts += [Doubt(one.span, "后文说这一安排不再执行，没有读作联系") for one in self.found[since:]]
        del self.found[since:]
        names = any(one.kind == "D" or (one.kind == "P" and not one.tier) for one in tokens)
        if names or len(text) > 60:
            self.scope.clause(text)
            return
        if self.scope.heading(text, rank, alone):
            self.head.forget()
            self.waiting = []
        self.since = len(self.found)

    def _doubt(self, tokens: list[Token], letters: str, clause: Marked, whole: Span, told: bool) -> None:
        """Tell what has departments and organisations, looks like a list, and was not understood."""
        if told or "D" not in letters or "P" not in letters or len(tokens) > 14:
            return
        if listing := listing_of(tokens):
            of_others = "标题写的是另一种名单（特约、监督、提案等），没有读作联系"
            why = of_others if self.scope.other else "像名单的一行，但所在的一节没有写明是对口联系"
            doubt = Doubt(whole, why, self.scope.other)
            self.waiting += [(Found(one, clause, whole), doubt) for one in listing]
            self.doubts.append(doubt)
        elif is_understood(tokens) or (self.scope.listed and ("k" in letters or ABOUT.search(clause.text))):
            self.doubts.append(Doubt(whole, "有部门也有组织，但看不出谁联系谁"))
