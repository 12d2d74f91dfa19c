"""What a clause states: which departments are linked to which organisations, or why that is only doubtful."""

import re
from dataclasses import dataclass

from lib.intake.notice.token import Span, Token


@dataclass(frozen=True)
class Relation:
    """A list of departments and a list of organisations of which a clause says that they are linked."""

    departments: Token
    organisations: Token


@dataclass(frozen=True)
class Doubtful:
    """A part of a clause that looks like a list and says something else, or too little."""

    span: Span  # in the clause
    reason: str


def relation_of(part: list[Token], match: re.Match[str]) -> Relation:
    """Return the two lists that a shape found among words, with the count that stands between them."""
    at, of = match.start("d"), match.start("o")
    departments, organisations = part[at], part[of]
    inside = part[match.start() : match.end()]
    count = next((one.count for one in inside if one.kind in "#nN" and one.count), None)
    counted = organisations if match[0].find("N") == at - match.start() + 1 else departments
    if count and not counted.count:
        counted.count = count
    return Relation(departments, organisations)
