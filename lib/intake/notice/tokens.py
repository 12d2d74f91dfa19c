"""A clause becomes a row of words, one letter each: brackets are resolved and names that are listed become one word."""

import re

from lib.intake.notice.cleaning import Marked
from lib.intake.notice.token import Token
from lib.intake.notice.words import words_of

_LONGEST_SECOND = 40  # characters of a second name in brackets
_FAR = 400  # words that brackets may hold
_ROLE = re.compile(
    r"\((?:总?牵头|召集|主办|承办|协办|协助|协同|配合|参与|参加|负责|主要|主责|责任|兼|合署|合署办公|新增|新组建|新设|增补|调整|保留|不变|继续|常务|执行|主|副|正)"
    r"(?:单位|部门|方|人)?\)|\((?:排名不分先后|按.{1,6}排序)\)"
)
_CLASS = re.compile("(?:类|口|组|部门|单位|党派|组织)$")
_BODIES = re.compile(r"(?:[省市区县]直|政府)?(?:职能|有关|相关)?(?:部门|单位)")
_PERSON = re.compile(r"[:,;。]|简称|\d年|[起日]\)$|联系人|联络员|分管|负责|电话|[局处科院部厅]长|主任|书记|同志")
_EXCEPT = re.compile("除外|不含|不包括|^\\(除")
_ROW = re.compile(r"\s*\d{1,3} +[一-鿿]")
_CELL = re.compile(r"(?: ?\d{1,3} ?| [一-鿿]{1,4} ?)")
# 甲局,乙局、丙局有关负责人参加座谈: a new statement after the comma
_GUESTS = re.compile(r"[^,;。:]{0,40}?(?:参加|陪同|出席|列席|汇报|发言|介绍)")
_NUMBER = re.compile(r"\([一二三四五六七八九十\d]{1,3}\)")


def tokens_of(clause: Marked) -> list[Token]:
    """Return the words of a clause, names that follow each other joined."""
    words = _bracketed(words_of(clause.text), clause.text)
    if _ROW.match(clause.text):
        words = _spaced_row(words, clause.text)
    return _joined(_filled_cells(words) if "\t" in clause.text else words, clause.text)


def _spaced_row(tokens: list[Token], text: str) -> list[Token]:
    """Return the words of a row between blanks without its number and the person at its end."""
    named = [
        one
        for one in tokens
        if one.kind != "x" or not _CELL.fullmatch(text[max(0, one.start - 1) : one.end + 1].strip("\n"))
    ]
    return named if {one.kind for one in named} <= set("DPsctpi") else tokens


def _filled_cells(tokens: list[Token]) -> list[Token]:
    """Return the words of a row without the cells that name nobody: its number, the office, remarks."""
    cells: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "t":
            cells.append([])
        cells[-1].append(token)
    told = [cell for cell in cells if any(one.kind in "DPnvuHmw" for one in cell)]
    return [token for cell in told for token in cell] if told else tokens


def _bracketed(tokens: list[Token], text: str) -> list[Token]:
    """Return the words with brackets resolved: a second name joins its department, a counted list a colon."""
    found: list[Token] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.kind == "(":
            close = _closing(tokens, position)
            if close is not None:
                inside = _bracketed(tokens[position + 1 : close], text)
                _resolve(found, inside, token.start, tokens[close].end, text)
                position = close + 1
                continue
        if token.kind in "()":
            token = Token("x", token.start, token.end, words=token.words)
        found.append(token)
        position += 1
    return found


def _closing(tokens: list[Token], opening: int) -> int | None:
    """Return where the bracket closes that opens there; None when it does not, or too far off."""
    depth = 0
    for at in range(opening, min(len(tokens), opening + _FAR)):
        depth += {"(": 1, ")": -1}.get(tokens[at].kind, 0)
        if depth == 0:
            return at
    return None


def _resolve(before: list[Token], inside: list[Token], start: int, end: int, text: str) -> None:
    """Put what stands in brackets where it belongs: to the name before it, as its counterpart, or nowhere."""
    kinds = {one.kind for one in inside}
    last = before[-1] if before else None
    words = text[start:end]
    if _NUMBER.fullmatch(words):
        before.append(Token("i", start, end))
    elif last is None:
        before.append(Token("x", start, end, words=words))
    elif last.kind == "x" and _CLASS.search(last.words) and "".join(sorted(kinds - set("sc"))) in ("D", "P"):
        before[-1:] = inside
    elif _ROLE.fullmatch(words):
        last.end = end
    elif (
        kinds
        and kinds <= {"#", "n", "x"}
        and "#" in {one.kind for one in inside} | {"#" for one in inside if one.count}
    ):
        count = next(one.count for one in inside if one.count)
        before.append(Token("N", start, end, count=count, words=words))
    elif last.kind == "D" and not kinds & set("PvunH"):
        name, (at, _) = last.names[-1]
        if len(words) <= _LONGEST_SECOND and not _PERSON.search(words):
            last.names[-1] = (name + re.sub(r"\s", "", words), (at, end))
        last.end = end
    elif last.kind in "#neHv" and kinds & {"D", "P"}:
        before += [Token("k", start, start + 1), *inside]
        if not kinds & {"x"}:
            before.append(Token(")", end - 1, end))
    elif last.kind == "P" and last.tier == "universal" and "P" in kinds and _EXCEPT.search(words):
        last.without += [name for one in inside for name, _ in one.names]
        last.end = end
    elif last.kind == "P" and last.tier == "universal" and kinds <= set("Pscpie#") and "P" in kinds:
        members = [name for one in inside for name in one.names]
        before[-1] = Token("P", last.start, end, members, words=last.words, count=None)
    elif ((last.kind == "D" and "P" in kinds) or (last.kind == "P" and "D" in kinds)) and not kinds - set(
        "DPscpei#vunHwkbrt"
    ):
        inner = [one for one in inside if one.kind not in "vunHwkbr"]
        verb = next((one.words for one in inside if one.kind in "vunH"), "")
        before += [Token("{" if verb else "[", start, start + 1, words=verb), *inner, Token("]", end - 1, end)]
    elif last.kind != "P" and last.kind != "D":
        before.append(Token("x", start, end, words=words))


def _joined(tokens: list[Token], text: str) -> list[Token]:
    """Return the words with lists as one word each; what ends a list (等五个) is kept in it."""
    found: list[Token] = []
    pending: list[Token] = []  # separators after the last list, and strange items among them
    for token in tokens:
        last = found[-1] if found else None
        listing = last is not None and last.kind in "DP"
        after_glue = bool(pending) and pending[-1].kind == "c"
        if token.kind == "i":
            if listing and not pending:
                pending.append(Token("s", token.start, token.end))
        elif listing and ((token.kind in "sctr" and not after_glue) or (token.kind == "p" and not pending)):
            pending.append(token)
        elif (
            listing
            and last is not None
            and token.kind == last.kind
            and pending
            and _joins(pending, last, token)
            and not (pending[0].kind == "p" and _GUESTS.match(text, token.end))
        ):
            last.strange += [(one.start, one.end) for one in pending if one.kind == "x"]
            last.names += token.names
            last.without += token.without
            last.end, last.tier = token.end, last.tier or token.tier
            pending = []
        elif last is not None and last.kind == token.kind and not pending and _follow(last, token, text):
            last.names += token.names
            last.end = token.end
        elif listing and last is not None and _is_count(token, last) and not pending:
            last.count = last.count or token.count or number_of(token)
            more = (
                "工商联" * ("工商" in token.words),
                "无党派人士" * ("无党派" in token.words or "知联会" in token.words),
            )
            last.count = last.count + sum(map(bool, more)) if last.count else None
            last.names += [(name, (token.start, token.end)) for name in more if name]
            last.end = token.end
        elif listing and token.kind == "x" and pending and pending[-1].kind == "s" and len(token.words) <= 16:
            pending.append(token)
        elif last is not None and last.kind == "D" and not pending and _BODIES.fullmatch(token.words):
            if len(last.names) == 1 and last.names[0][0].endswith("区"):  # 江岸新区政府部门
                found[-1] = Token("x", last.start, token.end, words=text[last.start : token.end])
                continue
            last.end = token.end
        elif listing and last is not None and token.kind in "#e" and not pending:
            last.count = token.count if token.count else last.count
            last.open = (last.open or token.kind == "e") and not last.count
            last.end = token.end
        else:
            if token.kind == "g" and last is not None and last.kind == "D" and not pending:
                last.count, last.open = last.count or token.count, last.open or token.open
            found += [_alone(one) for one in pending]
            pending = []
            found.append(_alone(token))
    return found + [_alone(one) for one in pending]


def _follow(last: Token, token: Token, text: str) -> bool:
    """Tell whether names follow each other with a blank between them, departments also with nothing."""
    between = text[last.end : token.start]
    return between.isspace() if token.kind == "P" else token.kind == "D" and not between.strip()


def _is_count(token: Token, last: Token) -> bool:
    """Tell whether 三个民主党派 only counts the parties named right before it."""
    return last.kind == token.kind == "P" and token.tier == "universal" and number_of(token) is not None


def number_of(token: Token) -> int | None:
    """Return the number with which a phrase begins."""
    digits = re.match(r"[市省区县]?(\d|[二三四五六七八])个", token.words)
    return (
        "〇一二三四五六七八九".find(digits[1])
        if digits and not digits[1].isdecimal()
        else (int(digits[1]) if digits else None)
    )


def _joins(pending: list[Token], last: Token, token: Token) -> bool:
    """Tell whether separators join two lists of one kind; a strange item must stand between two 、."""
    kinds = "".join(one.kind for one in pending)
    return bool(re.fullmatch(r"s|c|p|sc|pc|t+|st|r|pr|sr|tr|sxs|sxsxs|sxc", kinds)) and not (
        last.open or (last.count and kinds == "p")
    )


def _alone(token: Token) -> Token:
    """Return a separator that joins nothing as what it is then: 与, or a comma."""
    if token.kind in "cstr":
        token.kind = {"c": "b", "s": "p", "t": "k", "r": "k"}[token.kind]
    return token
