"""除…外 that adds, as 除联系民盟外还联系民进 does: what it names is linked, too; 除…外均 leaves out and is not for here."""

import re

from lib.intake.notice.token import Token

_BESIDES = re.compile(
    r"除了?(?P<what>[^;。除]{1,60}?)(?P<outside>之外|以外|外(?![办事侨汇贸经交商资管])),?(?=[^,;。]{0,30}?(?:还|也|又|同时|另))"
)


def besides_in(text: str) -> list[tuple[int, int, int, int]]:
    """Return where the word 除, what it names, and the end of 外 stand in a text, as four offsets each."""
    return [(found.start(), found.start("what"), found.end("what"), found.end()) for found in _BESIDES.finditer(text)]


def resolved(tokens: list[Token]) -> list[Token]:
    """Return the words with what stands between E (除) and F (外) added to the list that follows it."""
    opening = next((at for at, one in enumerate(tokens) if one.kind == "E"), None)
    if opening is None:
        return tokens
    closing = next(at for at, one in enumerate(tokens) if one.kind == "F" and at > opening)
    inside, after = tokens[opening + 1 : closing], resolved(tokens[closing + 1 :])
    kinds = {one.kind for one in inside}
    for kind, other in ("PD", "DP"):
        named = [one for one in inside if one.kind == kind]
        target = next((one for one in after if one.kind == kind), None)
        if len(named) == 1 and other not in kinds and target is not None and not kinds & set("!q"):
            target.names = [*named[0].names, *target.names]
            return [*tokens[:opening], *after]
    if {"D", "P"} <= kinds:  # a whole statement: it holds, and so does what follows
        return [*tokens[:opening], *inside, Token("p", *(2 * (inside[-1].end,))), *after]
    tokens[opening].kind = "q"
    return [*tokens[: opening + 1], *inside, *after]
