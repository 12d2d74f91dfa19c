"""What stands between two words that matter: a department, several joined by 和, or something else."""

import re

from lib.intake.notice.names import is_department
from lib.intake.notice.token import Token

_GLUE = re.compile(r"以及|和|与|及|同|暨|跟")
_DROPPED = re.compile(
    r"(?:经研究|研究|确定|明确|指定|安排|决定|将|把|请|要|应当?|均|都|一律|统一|主要|具体|负责|定期|经常|每年|今后|本届|了|其中|包括|即|同时|并|也|还"
    r"|继续|分别|的|各自|现|拟|让|使|以|如|例如|比如|分别是|[“”\"《》\s]|共|由|为|有)+"
)
_LEAD = re.compile(
    r"^(?:经研究|会议|决定|确定|明确|指定|安排|增加|新增|增设|将|把|请|让|使|以|其中|包括|即|如|例如|比如|同时|并|现|今年|去年|近年来|近日|日前|\d{4}年(?:以来)?|目前|我[省市区县]"
    r"|\s|[“\"])+"
)
# Not 局长, 委员会, 办事处, 院士, 会议: there the word goes on.
_ENDS = re.compile(
    r"(?:局(?![长级面势])|委(?![会员])|办(?![公事法好])"
    r"|院(?![士长])|会(?![议员长])|部(?![门分长])|处(?![长理])|[厅署室行馆队])"
)
_PIECE = 80  # characters: a longer stretch without any mark is prose


def pieces(text: str, start: int, end: int) -> list[Token]:
    """Return what stands between two words that matter: a department, several joined by 和, or something else."""
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    piece = text[start:end]
    if not piece:
        return []
    if len(piece) > _PIECE:
        # Prose; but a name may stand at either end of it.
        return [Token("x", start, end - 30, words="…"), *pieces(text, end - 30, end)]
    glue = _GLUE.match(piece)
    if glue:
        return [Token("c", start, start + glue.end()), *pieces(text, start + glue.end(), end)]
    lead = _LEAD.match(piece)
    if lead and lead.end() < len(piece):
        return pieces(text, start + lead.end(), end)
    gap = re.search(r"\s+", piece)
    if gap and is_department(piece[: gap.start()]):
        # A list may be set off by blanks only.
        rest = pieces(text, start + gap.end(), end)
        comma = [Token("s", start + gap.start(), start + gap.end())] if rest and rest[0].kind == "D" else []
        return [*pieces(text, start, start + gap.start()), *comma, *rest]
    if is_department(piece):
        return [Token("D", start, end, [(tidy(piece), (start, end))])]
    if _DROPPED.fullmatch(piece):
        return []
    if gap:
        return [*pieces(text, start, start + gap.start()), *pieces(text, start + gap.end(), end)]
    return _around_glue(text, start, end) or _at_an_end(text, start, end) or [Token("x", start, end, words=piece)]


def _around_glue(text: str, start: int, end: int) -> list[Token]:
    piece = text[start:end]
    for glue in _GLUE.finditer(piece):
        left, right = piece[: glue.start()], piece[glue.end() :]
        if not right or is_department(left):
            parts = pieces(text, start, start + glue.start())
            if parts and parts[-1].kind == "D":
                return [
                    *parts,
                    Token("c", start + glue.start(), start + glue.end()),
                    *pieces(text, start + glue.end(), end),
                ]
            if not right:
                return [*parts, Token("c", start + glue.start(), start + glue.end())]
    return []


def _at_an_end(text: str, start: int, end: int) -> list[Token]:
    """Return a department that stands at the beginning or the end of a piece, and the rest."""
    piece = text[start:end]
    for ending in reversed(list(_ENDS.finditer(piece, 1, min(len(piece), 26)))):
        if ending.end() < len(piece) and is_department(piece[: ending.end()]):
            at = start + ending.end()
            rest = pieces(text, at, end)
            return [Token("D", start, at, [(tidy(text[start:at]), (start, at))]), *rest]
    return []


def tidy(name: str) -> str:
    """Return a name without the blanks in it."""
    return re.sub(r"\s", "", name)
