"""Who 我局 (我会) is in a department's (organisation's) own scheme, and 你局 (你会) in a letter to one."""

import re
from dataclasses import dataclass

from lib.intake.notice.names import is_department, organisation
from lib.intake.notice.token import Token

_OWN = re.compile(r"(?:[我本]|(你|贵))(局|委|办|厅|院|校|行|中心|馆|部|会)(?![长员内里门议])$")
_TITLE = re.compile(r"\s*([一-鿿]{3,24}?)(?=关于|(?:19|20)\d\d年|对口联系|落实|开展|贯彻|$)")
_NAMED = re.compile(r"\s*([一-鿿]{3,24})\s*(:)?[:,]?\s*$")
_FULL = {"委": ("委", "委员会"), "办": ("办", "办公室")}
_PLACE = re.compile(r"(?![省市县区州旗])[一-鿿]{2,3}(?=[省市县区州旗][一-鿿])")
_LINES = 4


@dataclass(frozen=True)
class Issuer:
    """The department (and organisation) that a text is of, and that it is addressed to; "" where it does not say."""

    own: str = ""
    addressed: str = ""
    own_party: str = ""
    addressed_party: str = ""

    def spoken(self, tokens: list[Token], text: str) -> list[Token]:
        """Return the words with 我局 as the department that it is."""
        if self == Issuer():
            return tokens
        found: list[Token] = []
        for token in tokens:
            one = _OWN.search(text, token.start, token.end) if token.kind == "x" else None
            name = self._meant(one) if one else ""
            if one is None or not name:
                found.append(token)
                continue
            if one.start() > token.start:
                found.append(Token("x", token.start, one.start(), words=text[token.start : one.start()]))
            kind = "P" if one[2] == "会" else "D"
            found.append(Token(kind, one.start(), token.end, [(name, (one.start(), token.end))]))
        return found

    def _meant(self, one: re.Match[str]) -> str:
        """Return whom 我局 or 你会 means, "" when the text does not say."""
        if one[2] == "会":
            return self.addressed_party if one[1] else self.own_party
        name = self.addressed if one[1] else self.own
        return name if name.endswith(_FULL.get(one[2], (one[2],))) else ""


def issuer_of(text: str, place: str) -> Issuer:
    """Return who a text is of: the department at the front of its title, or the one that signs it."""
    if not re.search("[我本你贵][局委办厅院校行中馆部会]", text):
        return Issuer()
    lines = [line for line in text.split("\n") if line.strip()]
    heads = [found[1] for line in lines[:_LINES] if (found := _TITLE.match(line))]
    signed = [found[1] for line in lines[-_LINES:] if (found := _NAMED.match(line)) and not found[2]]
    addressed = [
        found[1] for line in lines[: 2 * _LINES] if line.rstrip().endswith(":") and (found := _NAMED.match(line))
    ]
    of, to = [*heads, *signed], addressed
    return Issuer(_first(of, place), _first(to, place), _party(of), _party(to))


def _party(names: list[str]) -> str:
    return next((party for name in names if (party := organisation(name))), "")


def _first(names: list[str], place: str) -> str:
    """Return the first that is a department, called as the text calls its neighbours: 泰和市教育局 is 市教育局 there."""
    name = next((one for one in names if is_department(one)), "")
    found = re.match(re.escape(place[:-1]), name) if place and name.startswith(place) else _PLACE.match(name)
    short = name[found.end() :] if found else name
    return short if is_department(short) else name
