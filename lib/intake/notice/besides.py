"""除…外: what 除联系民盟外还联系民进 names is linked, too; 除…外 without 还 leaves out."""

import re

from lib.intake.notice.token import Token

_BESIDES = re.compile(
    r"除了?(?P<what>[^;。除]{1,60}?)(?:之外|以外|(?<![海国对涉此内室])外(?![办事侨汇贸经交商资管的]|知识|人士|代表|干部)),?(?P<more>(?=[^,;。]{0,30}?(?:还|也|又|同时|另|增加|新增|增补)))?"
)


def besides_in(text: str) -> list[re.Match[str]]:
    """Return where 除…外 stands in a text: `what` it names, and whether there is `more` (还) after it."""
    return list(_BESIDES.finditer(text))


def resolved(tokens: list[Token]) -> list[Token]:
    """Return the words with what stands between E (除) and F (外) added to the list that follows it, or left out."""
    opening = next((at for at, one in enumerate(tokens) if one.kind == "E"), None)
    if opening is None:
        return tokens
    closing = next(at for at, one in enumerate(tokens) if one.kind == "F" and at > opening)
    before, inside, after = tokens[:opening], tokens[opening + 1 : closing], resolved(tokens[closing + 1 :])
    kinds = {one.kind for one in inside}
    statement = {"D", "P"} <= kinds
    if tokens[opening].words:
        for kind, other in ("PD", "DP"):
            named = [one for one in inside if one.kind == kind]
            target = next((one for one in after if one.kind == kind), None)
            if len(named) == 1 and other not in kinds and target is not None and not kinds & set("!q"):
                target.names = [*named[0].names, *target.names]
                return [*before, *after]
        if statement:  # it holds, and so does what follows
            return [*before, *inside, Token("p", inside[-1].end, inside[-1].end), *after]
    elif statement:
        return [*before, *after]
    elif kinds and kinds <= set("Ps") and (all_of := next((one for one in after if one.tier == "universal"), None)):
        all_of.without += [name for one in inside for name, _ in one.names]
        return [*before, *after]
    return [*before, Token("q", tokens[opening].start, tokens[opening].end, words="除"), *inside, *after]
