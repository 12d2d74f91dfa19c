"""What stands between two words that matter: a department, several joined by 和, or something else."""

import re

from lib.intake.notice.names import is_department
from lib.intake.notice.token import Token

_GLUE = re.compile(r"以及|和|与|及|同(?!时|志|步|意)|暨|跟|会同|协同")
# Words before a name, or alone, that change nothing in what is stated.
_LIGHT = re.compile(
    r"(?:(?:自|从|于)?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|起|开始|上半年|下半年|底|初)?|\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初)?|经研究|会议|原则上?|决定|研究|同意|已经?"
    r"|确定|明确|指定|安排|增加|增补|新增|调整|补充|列入|先后|陆续|深入|主动|积极|组织|带队|率队|一行|走进|走访|拜访|前往|前来|来到|到访|到|赴|上门|向|[对关至]于|对(?!外)|就(?!业)"
    r"|邀请|召集|其中|包括|包含|即|例如|比如|同时|暂时|既|又|不仅|不但|并(?!购)|现(?!代)|[从自]?(?:今年|即日|本月)起|今年|[上下]半年|截至|去年|近年来|近日|日前|目前|今后|每年|定期|经常|本届|继续|分别|分为|各自|主要|具体|负责|牵头"
    r"|联合(?!会)|另外?|此外|首先|其次|最后|首批|第[一二三四]批|[本此这]次|新一轮|本轮|以下|[上下]列|上述|委托|责成|要求|保留|变更|使得|[仍兹今含令自从凡]|还|也|均|都|一律|统一|应当?|要(?!素)|请|把|将|让|使|以(?!工)|由|为|共(?!青)|有|了|的|[我本](?:[省市区县](?=[省市区县]))?(?=[省市区县])|根据工作需要|按照分工|按分工"
    r"|各地|全市|全省|全县|全区|当前|随后|其|[“”\"'《》【】「」\s.*#])"
)
_DECIDED = re.compile("研究|决定|同意|确定|明确|安排|指定|协商|统一")  # 经市委统战部同意: what follows is told apart
_FORMER = re.compile(r"原(?![则因来])(?=[省市区县州国]|[一-鿿]{2,12}[局委办厅])")
_LEVEL = re.compile(r"(?:(?<!城)市(?!场|容|监|政)|省(?!际)|(?<![社园地辖])区(?!域|划)|县|州|旗)")
# Not 局长, 委员会, 办事处, 院士, 会议: there the word goes on.
_ENDS = re.compile(
    r"(?:局(?![长级面势])|委(?![会员])|办(?![公事法好])"
    r"|院(?![士长])|会(?![议员长])|部(?![门分长])|处(?![长理])|[厅署室行馆队]|(?<=[大学医])[学院]|(?<=发|新|园)区)"
)
_PIECE = 80  # characters: a longer stretch without any mark is prose
_EDGE = 30  # of which a name may stand at either end


def pieces(text: str, start: int, end: int) -> list[Token]:
    """Return what stands between two words that matter: a department, several joined by 和, or something else."""
    if end - start > _PIECE:
        return [
            *pieces(text, start, start + _EDGE),
            Token("x", start + _EDGE, end - _EDGE, words="…"),
            *pieces(text, end - _EDGE, end),
        ]
    began = start
    while True:
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in "*#※★☆▲△◆◇"):
            end -= 1
        piece = text[start:end]
        if not piece:
            decided = _DECIDED.search(text[began:start])
            return [Token("x", began, start, words=decided[0])] if decided else []
        if glue := _GLUE.match(piece):
            return [Token("c", start, start + glue.end()), *pieces(text, start + glue.end(), end)]
        if former := _FORMER.match(piece):
            return [Token("!", start, start + 1), *pieces(text, start + former.end(), end)]
        light = _LIGHT.match(piece)
        if not light or _begins_name(piece, light.end()):
            break
        start += light.end()
    gap = re.search(r"\s+", piece)
    if gap:
        return _around_gap(text, start, start + gap.start(), start + gap.end(), end)
    if is_department(piece):
        return [Token("D", start, end, [(piece, (start, end))])]
    return (
        _around_glue(text, start, end)
        or _at_the_front(text, start, end)
        or _at_the_back(text, start, end)
        or [Token("x", start, end, words=piece)]
    )


def _begins_name(piece: str, at: int) -> bool:
    """Tell whether a light word is the beginning of a name after all, as 有 is of 有色金属局 and 组织 of 组织部."""
    rest = piece[at:]
    return is_department(piece) and (not is_department(rest) or (at == 1 and rest[0] not in "省市区县州国"))


def _around_gap(text: str, start: int, left: int, right: int, end: int) -> list[Token]:
    """Return the pieces on both sides of a blank, which is a comma between two departments."""
    before, after = pieces(text, start, left), pieces(text, right, end)
    listed = before and after and before[-1].kind == after[0].kind == "D"
    return [*before, *([Token("s", left, right)] if listed else []), *after]


def _around_glue(text: str, start: int, end: int) -> list[Token]:
    piece = text[start:end]
    for glue in _GLUE.finditer(piece):
        left, right = piece[: glue.start()], piece[glue.end() :]
        if right and not is_department(left):
            continue
        parts = pieces(text, start, start + glue.start())
        if (parts and parts[-1].kind == "D") or not right:
            word = Token("c", start + glue.start(), start + glue.end())
            return [*parts, word, *pieces(text, start + glue.end(), end)]
    return []


def _at_the_front(text: str, start: int, end: int) -> list[Token]:
    """Return a department with which a piece begins, and the rest."""
    piece = text[start:end]
    for ending in reversed(list(_ENDS.finditer(piece, 1, min(len(piece), 26)))):
        if ending.end() < len(piece) and is_department(piece[: ending.end()]):
            at = start + ending.end()
            return [Token("D", start, at, [(piece[: ending.end()], (start, at))]), *pieces(text, at, end)]
    return []


def _at_the_back(text: str, start: int, end: int) -> list[Token]:
    """Return a department with which a piece ends, and what stands before it."""
    piece = text[start:end]
    for level in _LEVEL.finditer(piece, 1):
        if is_department(piece[level.start() :]):
            at = start + level.start()
            return [
                Token("x", start, at, words=piece[: level.start()]),
                Token("D", at, end, [(text[at:end], (at, end))]),
            ]
    return []
