"""The shapes in which a clause says who is linked to whom, told by the letters of its tokens."""

import re
from dataclasses import dataclass

from lib.intake.notice.token import Span, Token


@dataclass(frozen=True)
class Relation:
    """A list of departments and a list of organisations of which a clause says that they are linked."""

    departments: Token
    organisations: Token
    respectively: bool = False


@dataclass(frozen=True)
class Doubtful:
    """A part of a clause that looks like a list and says something else, or too little."""

    span: Span  # in the clause
    reason: str


# In these the words themselves say 对口联系; the letters d and o mark the two lists.
_STATED = [
    re.compile(shape)
    for shape in (
        r"(?P<d>D)k?y?b?(?P<o>P)k?[ap]*n",  # 市教育局是民盟的对口联系单位, without the verb
        r"(?P<d>D)(?:px)?p?w?k?v(?P<o>P)",  # 市教育局对口联系民盟
        r"(?P<d>D)p?w(?P<o>P)[nv]",  # 市教育局作为民盟的对口联系单位
        r"(?P<o>P)k?y(?P<d>D)a*v",  # 民盟由市教育局联系
        r"v(?P<o>P)n[wk]?(?P<d>D)",  # 对口联系民盟的部门是市教育局
        r"b?(?P<o>P)a*vn?[wk](?P<d>D)",  # 与民盟建立对口联系的是市教育局
        r"b(?P<o>P)a*n[wk]?(?P<d>D)",
        r"(?P<o>P)w?x?#?k?n#?[wk]?(?P<d>D)",  # 民盟走访对口联系单位市教育局
        r"(?P<o>P)x?n?#[wk](?P<d>D)",  # 民盟有6个对口联系单位(市教育局、…)
        r"(?P<o>P)k?v(?P<d>D)",  # 民盟对口联系市教育局
        r"(?P<d>D)b(?P<o>P)a*v",  # 市教育局与民盟建立对口联系
        r"(?P<o>P)b(?P<d>D)a*v",
        r"(?P<d>D)x?n[wk]?(?P<o>P)",  # 市教育局对口联系单位：民盟
        r"(?P<d>D)kv(?P<o>P)",
        r"w(?P<o>P)[nv][wk]?y?(?P<d>D)",
    )
]
# In these only the heading above says what the list is of.
_LISTED = [
    re.compile(shape)
    for shape in (
        r"^(?:[^DP]*k)?x?(?P<o>P)k(?P<d>D)\)?$",
        r"^(?:[^DP]*k)?x?(?P<d>D)k(?P<o>P)\)?$",
        r"^(?:[^DP]*k)?(?P<d>D)b(?P<o>P)$",
        r"^(?:[^DP]*k)?(?P<o>P)b(?P<d>D)$",
        r"(?P<d>D)\[(?P<o>P)\]",
        r"(?P<o>P)\[(?P<d>D)\]",
        r"^(?P<o>P)(?P<d>D)$",
        r"^(?P<d>D)(?P<o>P)$",
    )
]
_TIER = re.compile(r"(?:^|[xk])(?P<n>n)#?[wk]+#?(?P<d>D)")
_CHANGED = re.compile(r"(?P<d>D)[^D]*z[vbw]*(?P<o>P)")


def relations_of(tokens: list[Token], listed: bool) -> tuple[list[Relation], list[Doubtful], Token | None]:
    """Return what a clause states, what looks like it and is not taken, and the departments it speaks of last.

    `listed` says that the heading above announces a list of liaisons.
    """
    relations: list[Relation] = []
    doubts: list[Doubtful] = []
    subject: Token | None = None
    for part in _parts(tokens):
        found, doubt = _of_part(part, listed, subject)
        relations += found
        doubts += doubt
        if found:
            subject = found[-1].departments
    return relations, doubts, subject


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """Return the clause cut at those commas after which a new statement begins."""
    parts: list[list[Token]] = [[]]
    for position, token in enumerate(tokens):
        so_far = {one.kind for one in parts[-1]}
        if token.kind == "p" and {"D", "P"} <= so_far and so_far & set("vnbkwy[z"):
            ahead = {one.kind for one in tokens[position + 1 : position + 7]}
            if ahead & set("vnbkwy[z"):
                parts.append([])
                continue
        parts[-1].append(token)
    return parts


def _of_part(part: list[Token], listed: bool, subject: Token | None) -> tuple[list[Relation], list[Doubtful]]:
    letters = "".join(one.kind for one in part)
    if "D" not in letters and "P" in letters and subject is not None and re.match(r"p?x?vP", letters):
        part = [subject, *(one for one in part if one.kind not in "px")]
        letters = "".join(one.kind for one in part)
    if "D" not in letters or ("P" not in letters and not _tiered(part, letters)):
        return [], []
    if "!" in letters:
        where = (part[0].start, part[-1].end)
        stated = any(shape.search(letters.replace("!", "")) for shape in _STATED)
        return [], [Doubtful(where, "写的是取消、建议、原有或除外的联系，没有读作联系")] if stated else []
    if "z" in letters:
        changed = _CHANGED.search(letters)
        return ([_relation(part, changed, False)], []) if changed else ([], [])
    respectively = any(one.kind == "v" and "分别" in one.words for one in part)
    found, doubts = [], []
    position = 0
    while position < len(letters):
        matches = [match for shape in _STATED if (match := shape.search(letters, position))]
        if not matches:
            break
        match = min(matches, key=lambda one: (one.start(), -one.end()))
        position = match.end() if match.end() > match.start() + 1 else match.end()
        relation = _relation(part, match, respectively)
        why = _weakness(part, match, letters, relation)
        if why:
            doubts.append(Doubtful((part[match.start()].start, part[match.end() - 1].end), why))
        else:
            found.append(relation)
    if not found and not doubts and listed:
        for shape in _LISTED:
            for match in shape.finditer(letters):
                found.append(_relation(part, match, False))
            if found:
                break
    if not found and not doubts:
        tier = _tiered(part, letters)
        if tier:
            found.append(tier)
    return found, doubts


def _weakness(part: list[Token], match: re.Match[str], letters: str, relation: Relation) -> str:
    """Return why a match is not taken after all; "" when it is."""
    verb = next((one for one in part[match.start() : match.end()] if one.kind == "v"), None)
    weak = verb is not None and "对口" not in verb.words and "结对" not in verb.words and "n" not in match[0]
    after = letters[match.end() : match.end() + 1]
    if weak and after == "x":
        return "“联系”后面还有别的话，像是一次活动，没有读作对口联系"
    universal = relation.organisations.tier == "universal"
    if universal and "b" in match[0] and after == "x":
        return "写的是与各家组织的一项活动，没有读作共同联系"
    return ""


def _tiered(part: list[Token], letters: str) -> Relation | None:
    """Return the departments that are linked to everyone: 普遍对口联系单位：…"""
    match = _TIER.search(letters)
    if match is None or part[match.start("n")].tier != "universal":
        return None
    head = part[match.start("n")]
    everyone = Token("P", head.start, head.end, [("各组织", (head.start, head.end))], tier="universal", words="")
    return Relation(part[match.start("d")], everyone)


def _relation(part: list[Token], match: re.Match[str], respectively: bool) -> Relation:
    departments, organisations = part[match.start("d")], part[match.start("o")]
    count = next((one.count for one in part[match.start() : match.end()] if one.kind in "#n" and one.count), None)
    if count and not departments.count:
        departments.count = count
    return Relation(departments, organisations, respectively)
