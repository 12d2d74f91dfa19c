"""What the line above left open: an organisation whose departments stand below it, or a row whose first cell is blank."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.intake.notice.cleaning import Marked
from lib.intake.notice.pairing import EVERYONE, Found
from lib.intake.notice.relation import Relation
from lib.intake.notice.sections import OTHER_LIST
from lib.intake.notice.token import Token

ALONE = re.compile(r"(?:[xnmvuHw#N]*k+|b?[vu])?(?:#k+)?[x]?[DP](?:a?[nHvm])?[#Ne)]?[wk]*|n[#eN]?k?")
_EXPLAINED = re.compile(r"[ik]?[DP](?:kx|px)")
_LABEL = 6  # characters of the name of a field: 党派:民盟
_INDENTED = re.compile(" {6}|[ |]*[|\t]")  # the first column is blank; a paragraph begins with fewer blanks


@dataclass
class Head:
    """The last list that stood alone, with its clause; `says` tells that its own words speak of 对口联系."""

    token: Token | None = None
    clause: Marked | None = None
    says: bool = False
    inner: bool = False  # it holds only to the end of its line
    of_row: bool = False  # or of its table
    bare: bool = False  # nothing announced it: only a label right below it (联系对象:民盟) says whose it is
    explained: bool = False  # what follows in this line explains an item: 市司法局:就法治建设开展联系

    def forget(self) -> None:
        """Leave nothing open."""
        self.token, self.clause, self.bare = None, None, False

    def line(self, text: str) -> None:
        """Begin a line."""
        self.explained = False
        if self.inner or (self.of_row and "\t" not in text and "|" not in text and not _INDENTED.match(text)):
            self.forget()
            self.inner = self.of_row = False

    def after(self, relations: Sequence[Relation], clause: Marked) -> None:
        """Let the organisation of a row stand for the rows below that leave its cell blank, or number on."""
        one = relations[-1]
        first, second = sorted((one.departments, one.organisations), key=lambda token: token.start)
        between = clause.text[first.end : second.start]
        table = "\t" in clause.text or "|" in clause.text or bool(re.fullmatch(" {3,}", between))
        row = table or bool(re.search(r"[:\s](?:1[.、)]|\(1\)|①)", clause.text[first.end :]))
        goes_on = len(relations) == 1 and (row or between.rstrip().endswith(":"))
        self.token, self.clause, self.says = (first, clause, False) if goes_on else (None, None, False)
        self.bare = False
        self.inner = goes_on and not row
        self.of_row = goes_on and table

    def under(self, tokens: list[Token], letters: str, clause: Marked, item: bool, listed: bool) -> Found | None:
        """Pair a line of departments with the line of organisations above it (or the other way round).

        Under a heading every such line is taken; elsewhere only one whose label says it: 对口联系党派：民盟.
        """
        one = next((token for token in tokens if token.kind in "DP"), None)
        if one is None:
            if self.bare:
                self.forget()
            universal = any(token.tier == "universal" for token in tokens)
            if universal:
                everyone = Token("P", 0, 0, [(EVERYONE, (0, 0))], tier="universal")
                self.token, self.clause, self.says, self.bare = everyone, clause, True, False
            return None
        before, _, after = letters.partition(one.kind)
        first = tokens[0]
        if any(token.kind == "x" and OTHER_LIST.search(token.words) for token in tokens):
            self.forget()  # 座谈会参会单位:市教育局
            return None
        labelled = bool(set(before) & set("nvu")) or (first.kind == "H" and not OTHER_LIST.search(first.words))
        field_name = before in ("xk", "xxk") and len(first.words) <= _LABEL
        below = item or self.inner or bool(_INDENTED.match(clause.text))
        fits = self.token is not None and self.token.kind != one.kind and not after.strip("#N)k")
        if fits and (labelled or (not self.bare and (not before or below or field_name) and (self.says or listed))):
            self.bare = False
            return self._found(one, clause, len(clause.text.rstrip()))
        announced = listed and len(one.names) <= 1
        counted = any(token.kind == "N" and "对口" in token.words for token in tokens)  # 民革(对口联系部门3个)
        says = labelled or counted or bool(set(after) & set("nvH"))
        if says or announced or "k" in before + after:
            self.token, self.clause, self.says, self.bare = one, clause, says, False
        elif letters in ("D", "P") and not listed:
            only = None if self.bare else one  # of several such lines the label may mean any
            self.token, self.clause, self.says, self.bare = only, clause, False, True
        else:
            self.forget()
        return None

    def explains(self, letters: str, tokens: list[Token], clause: Marked, numbered: bool) -> Found | None:
        """Pair an item that goes on with what it is about (市司法局:就法治建设开展联系) with the list above it."""
        found = _EXPLAINED.match(letters)
        if self.token is None or found is None or "!" in letters[:5]:
            return None
        one = next(token for token in tokens if token.kind in "DP")
        colon = letters[found.end() - 2] == "k"
        if self.token.kind == one.kind or self.token.kind in letters or not (colon or numbered):
            return None
        self.explained = True
        return self._found(one, clause, one.end)

    def _found(self, one: Token, clause: Marked, end: int) -> Found:
        assert self.token is not None
        assert self.clause is not None
        departments, parties = (one, self.token) if one.kind == "D" else (self.token, one)
        return Found(Relation(departments, parties), clause, (self.clause.span(0, 1)[0], clause.span(0, end)[1]))
