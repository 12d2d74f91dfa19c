"""A clause becomes a row of tokens, one letter each, so that the shapes of a sentence can be told by their letters.

D departments, P organisations, v 对口联系, n 对口联系单位, w 为 or 作为, b 与, a 建立, y 由, k colon, z 改为, p comma,
x anything else. Names that are listed one after the other are one token.
"""

import re

from lib.intake.notice.cleaning import Marked
from lib.intake.notice.names import PARTY, UNIVERSAL, is_department, organisation
from lib.intake.notice.pieces import pieces, tidy
from lib.intake.notice.token import Token

_ADVERBS = r"(?:主要|重点|分别|负责|具体|直接|普遍|定点|共同|一并|同时|还|也|继续|一对一)*"
_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,4})"
_WORDS = re.compile(
    "|".join(
        f"(?P<{kind}>{words})"
        for kind, words in {
            "U": UNIVERSAL,
            "bang": r"不再|取消|撤销|终止|停止|解除|原由|原对口|原联系|原来|未明确|未确定|未建立|尚未|未再"
            r"|未与|未对口|不列|不对口|不联系"
            r"|不是|并非|不承担|不属|暂不|建议|拟由|拟与|拟将|可以|可与|可由|也可|希望|争取|鼓励|如果|除",
            "z": r"调整为|改为|变更为|转为|更换为",
            "n": r"(?:的)?(?P<tier>共同|普遍)?(?:直接|主要|重点)?(?:作为)?(?:对口联系|对口|联系|结对联系)的?"
            r"(?:政府|[市区县省]直|党政|行政|工作)?(?:职能)?"
            r"(?:单位|部门|机构|局|党派|对象)(?:名单)?(?:共|主要|分别)?(?:有|为|是|包括|如下)?"
            r"|的(?:政府|[市区县省]直)?(?:单位|部门)(?:分别)?(?:有|为|是|包括|如下)",
            "tiered": r"(?:普遍|共同)(?:对口)?联系(?=[^一-鿿]|$)",
            "v": _ADVERBS
            + r"(?:(?<!所)(?:对口联系|结对联系|挂钩联系|结对(?![子帮])|对口)(?![人员]|支援|协作|帮扶|合作)"
            r"|(?<![所密紧常保])联系(?!实际|方式|电话|人|员|群众|点|办法|卡|地址|方法|渠道|范围|对象|会议))",
            "w": r"(?:被|分别)?(?:确定为|明确为|列为|定为|作为|指定为|选定为|担任|即为)|为|系(?!统|列)|是",
            "a": r"(?:正式)?(?:建立|开展|实行|实施|结成|结为|形成|签订|确立|举行)(?:了)?",
            "y": r"(?<!自)由(?!于)",
            "few": r"(?:等|这|共|共计|上述)*"
            + _NUMBER
            + r"(?:个|家)(?:市|区|县|省)?(?:直|级)?(?:政府|对口联系|对口|党派)?"
            r"(?:职能)?(?:部门|单位|局|党派团体|民主党派|党派|组织|机关|委办局)?",
            "open": r"等(?:有关|相关)?(?:政府)?(?:职能)?(?:部门|单位|党派团体|民主党派|党派|组织|机关)?",
            "P": PARTY,
            "s": r"、",
            "p": r",",
            "k": r":|——+|-+>?|=+>?|→|\t",
            "paren": r"[()]",
        }.items()
    )
)


def tokens_of(clause: Marked) -> list[Token]:
    """Return the tokens of a clause, names that follow each other joined."""
    return _joined(_bracketed(_plain_tokens(clause.text), clause.text))


def _plain_tokens(text: str) -> list[Token]:
    found, before = [], 0
    for match in _WORDS.finditer(text):
        kind = str(match.lastgroup) if match.lastgroup != "tier" else "n"
        if kind in ("v", "w", "y", "a", "bang", "few", "open", "z") and _inside_name(text, match, before):
            continue
        found += pieces(text, before, match.start())
        found.append(_token(kind, match))
        before = match.end()
    return found + pieces(text, before, len(text))


def _inside_name(text: str, match: re.Match[str], before: int) -> bool:
    """Tell whether a word is a part of a department's name, as 联系 is of 群众联系办."""
    start = max(before, match.start() - 14)
    left = re.search(r"[一-鿿]*$", text[start : match.start()])
    right = re.match(r"[一-鿿]{0,10}?(?:局|委员会|办公室)", text[match.end() : match.end() + 14])
    if (
        left is None
        or right is None
        or match.end() - match.start() > 2
        or match[0] in ("为", "是", "由", "对口", "联系")
    ):
        return False
    return bool(left[0]) and is_department(left[0] + match[0] + right[0])


def _token(kind: str, match: re.Match[str]) -> Token:
    start, end = match.span()
    words = match[0]
    if kind == "P":
        name = organisation(words)
        return (
            Token("P", start, end, [(name, (start, end))], words=words) if name else Token("x", start, end, words=words)
        )
    if kind == "U":
        return Token("P", start, end, [(words, (start, end))], tier="universal", words=words)
    if kind == "tiered":
        return Token("n", start, end, tier="universal", words=words)
    if kind == "n" and match["tier"]:
        return Token("n", start, end, tier="universal", words=words)
    if kind == "few":
        return Token("n" if "对口" in words else "#", start, end, count=_number(words), words=words)
    if kind == "open":
        return Token("e", start, end, words=words)
    if kind == "bang":
        return Token("!", start, end, words=words)
    if kind == "paren":
        return Token(words, start, end, words=words)
    return Token(kind, start, end, words=words)


def _number(words: str) -> int | None:
    found = re.search(_NUMBER, words)
    if found is None:
        return None
    text = found[0]
    if text.isdecimal():
        return int(text)
    digits = {character: number for number, character in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
    tens, _, ones = text.rpartition("十")
    value = (digits.get(tens, 1) * 10 if "十" in text else 0) + (digits.get(ones, 0) if ones else 0)
    return value or None


def _bracketed(tokens: list[Token], text: str) -> list[Token]:
    """Return the tokens with brackets resolved: a second name joins its department, a counted list a colon."""
    found: list[Token] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.kind == "(":
            close = next(
                (at for at in range(position + 1, min(len(tokens), position + 400)) if tokens[at].kind in "()"), None
            )
            if close is not None and tokens[close].kind == ")":
                _resolve(found, tokens[position + 1 : close], token.start, tokens[close].end, text)
                position = close + 1
                continue
        if token.kind in "()":
            token = Token("x", token.start, token.end, words=token.words)
        found.append(token)
        position += 1
    return found


def _resolve(before: list[Token], inside: list[Token], start: int, end: int, text: str) -> None:
    kinds = {one.kind for one in inside}
    last = before[-1] if before else None
    if kinds == {"n"}:
        return  # 市教育局(对口联系单位)
    if last is not None and last.kind == "D" and not kinds & {"P", "v", "n"}:
        name, (at, _) = last.names[-1]
        if len(text[start:end]) <= LONGEST_SECOND:
            last.names[-1] = (name + tidy(text[start:end]), (at, end))
        last.end = end
    elif last is not None and last.kind in "#ne" and kinds & {"D", "P"}:
        before += [Token("k", start, start + 1), *inside]
        if not kinds & {"x"}:
            before.append(Token(")", end - 1, end))
    elif (
        last is not None
        and (last.kind, True) in (("D", "P" in kinds), ("P", "D" in kinds))
        and not kinds - set("DPscep#")
    ):
        before += [Token("[", start, start + 1), *inside, Token("]", end - 1, end)]
    elif not before and re.fullmatch(r"\([一二三四五六七八九十\d]{1,3}\)", text[start:end]):
        pass  # a number in front
    elif last is None or last.kind != "P":
        before.append(Token("x", start, end, words=text[start:end]))


LONGEST_SECOND = 40


def _joined(tokens: list[Token]) -> list[Token]:
    """Return the tokens with lists as one token each; what ends a list (等五个) is kept in it."""
    found: list[Token] = []
    pending: list[Token] = []  # separators after the last list, and a strange item among them
    for token in tokens:
        last = found[-1] if found else None
        listing = last is not None and last.kind in "DP"
        after_glue = bool(pending) and pending[-1].kind == "c"
        if listing and ((token.kind in "sc" and not after_glue) or (token.kind == "p" and not pending)):
            pending.append(token)
        elif listing and last is not None and token.kind == last.kind and pending and _joins(pending, last, token):
            last.strange += [(one.start, one.end) for one in pending if one.kind == "x"]
            last.names += token.names
            last.end, last.tier = token.end, last.tier or token.tier
            pending = []
        elif listing and token.kind == "x" and pending and pending[-1].kind == "s" and len(token.words) <= 16:
            pending.append(token)
        elif listing and last is not None and token.kind in "#e" and not pending:
            last.count = token.count if token.count else last.count
            last.open = last.open or (token.kind == "e")
            last.open = last.open and not last.count
            last.end = token.end
        else:
            found += [_alone(one) for one in pending]
            pending = []
            found.append(_alone(token))
    return found + [_alone(one) for one in pending]


def _joins(pending: list[Token], last: Token, token: Token) -> bool:
    """Tell whether separators join two lists of one kind; a strange item must stand between two 、."""
    kinds = "".join(one.kind for one in pending)
    return bool(re.fullmatch(r"s|c|p|sc|sxs|sxsxs|sxc", kinds)) and not (last.open or (last.count and kinds == "p"))


def _alone(token: Token) -> Token:
    if token.kind == "c":
        token.kind = "b"
    elif token.kind == "s":
        token.kind = "p"
    return token
