"""The words that a notice is built of: organisations, what relates them to departments, what takes a statement back.

One letter stands for each kind, so that the shape of a sentence can be told by its letters:
P organisations, v 对口联系, u 联系 alone, H 对口联系制度, n 对口联系单位, m 的部门为, w 为, a 建立, y 由, z 改为,
b 与, k colon, s 、, p comma, t the border of a cell, r 牵头单位 or another role, # a count, g 等3个对口联系部门, e 等, i 1.,
! not or no longer, q only asked or proposed, E and F 除 and 外; D departments and x the rest come from what stands between.
"""

import re

from lib.intake.notice.besides import besides_in
from lib.intake.notice.names import PARTY, UNIVERSAL, is_department, organisation
from lib.intake.notice.pieces import pieces
from lib.intake.notice.token import Token

_ADVERBS = r"(?:主要|重点|分别|各自|负责|具体|直接|普遍|定点|共同|一并|同时|还|也|仍然|仍旧|仍|依然|均|都|所|继续|相互|一对一|互相|依次|长期|暂时|既|又|不仅|不但|只|仅|相应|已经|已){0,4}"
_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,4})"
_STRONG = r"(?:对口联系|结对联系|结对(?![子帮共])|挂钩联系|挂联|包联(?![村社])|定点联系|归口联系|联系对接)"
_OFFICIAL = r"(?:政府|[市区县省州](?:级|直)|党政|行政|工作|有关|相关)?(?:职能|工作|有关)?"
_BODY = r"(?:单位|部门|机构|局|(?:民主)?党派(?:团体|组织)?|对象|组织|团体)"
_COPULA = r"(?:共|主要|分别|具体|各)?(?:有(?![关效力益])|为|是|包括|如下)"
_WORDS = re.compile(
    "|".join(
        f"(?P<{kind}>{words})"
        for kind, words in {
            "title": r"《[^《》]{1,90}》",
            "U": UNIVERSAL,
            "asked": r"建议|提议|倡议|呼吁|拟(?![定订稿议])|计划(?=[与由将和对同])|打算|(?:支持|推动|促成|督促|推荐|协调|帮助|引导)(?=[省市区县州旗](?![直级委]|有关|各|政府))|明年|可以|可(?=[与由])|希望|争取|鼓励|力争|如果|若(?![干])|假如|一旦|是否|能否"
            r"|可否|如何|便于|有利于|以便|为了|事宜|可行性|必要性|设想|商洽|酝酿|待定|待商|废止|作废|失效|停止执行|即将|待(?=[^,。;]{2,20}?(?:成立|明确|换届|确定|组建|建立|到位|完成)(?:之?后|时))|下一?步|下一?阶段|将(?=[与同和][^,。;]{2,20}?(?:建立|签订|结为|开展|实行))|(?<!现)将(?=对口联系(?!关系|单位|部门|名单|安排|分工|对象|党派)|建立|开展)|除(?!夕|尘|四害)",
            "bang": r"不再(?!调整|变)|调整前|改革前|减少(?!到|至|为)|退出|移出|调出|剔除|取消|撤销|终止|停止|解除|中止|原由|原对口|原联系|原来|原先|原与|未明确|未确定|未建立|尚未|未再|未能|没有|并未"
            r"|从未|未与|未对口|不列|不对口|不联系|不是|并非|不承担|不属|不作为|暂不|无需|不必|不需|曾|以往|过去|以前|此前|往年|上一轮|上届",
            "z": rf"(?:扩大|扩展|增加|拓展)(?:到|至)(?!{_NUMBER}[个家])|调整为|改为|变更为|转为|更换为|调整到|变为|改由|转由|调整由",
            "n": rf"(?:的)?(?:(?P<tier>共同|普遍)的?)?(?:直接|主要|重点)?(?:作为)?(?:{_STRONG}|对口|联系|结对)的?{_OFFICIAL}{_BODY}"
            rf"(?:名单)?(?:{_COPULA})?|(?:的)?{_STRONG}的(?=[^一-鿿]|[省市区县州国民农致九台工无八各])",
            "tiered": r"^\s*(?:普遍|共同)(?:对口)?联系(?=\s*(?:$|[:(]))",
            "H": rf"的?{_ADVERBS}{_STRONG}(?:合作|协作|结对|联络)?的?(?:制度|关系|机制|协议书?|活动|座谈会?|交流会?|见面会|会议|对子|意向书|工作|安排|方案|名单|情况|分工)",
            "v": rf"的?{_ADVERBS}(?:{_STRONG}|对口(?![支帮扶合协人员监督指导服务培训办理接待考察交流]))",
            "u": rf"(?<=建立)了?(?:经常性?|长期|稳定|固定|常态化|直接|日常){{1,2}}的?(?:工作)?联系|{_ADVERBS}(?<![所密紧常保性广泛])联系(?!实际|方式|电话|人|员|群众|点|办法|卡|地址|方法|渠道|范围|对象|会议|密切|紧密|情况|党外|基层|企业)",
            "m": rf"的(?:{_OFFICIAL}{_BODY}(?:名单)?(?:{_COPULA})?|(?:有(?![关效力益])|是|为|包括))",
            "w": r"(?:被|分别|共同)?(?:确定为|明确为|列为|定为|作为|指定为|选定为|(?:增|补|新)列为|增补为|新增为|增加为|继续作为|继续担任|担任|即为|即(?![将使])|设为|确定|成为)|为(?![了便])|(?<![关联体派])系(?![统列数主])|是",
            "a": r"(?:正式|分别|已|也|相继|共同){0,3}(?:互为|互相为|建立|保持|维持|延续|恢复|开展|实行|实施|结成|结为|形成|签订|签署|确立|确定|进行|召开|举行)(?:起|了)?",
            "y": r"(?<!自)由(?!于|[\d一二两三四五六七八九十]{1,3}[个家])",
            "few": rf"(?:由{_NUMBER}[个家]?(?:增加|扩大|扩展|调整|增|减少|减)(?:到|至|为)?)?(?:等|这|共|共计|上述|以上|共有)*{_NUMBER}(?:个|家|(?=部门|单位|党派))(?:[市区县省](?:直|级|属)?(?=政府|职能|对口|部门|单位|党派|民主|机关|直))?(?:直|级)?(?:政府|职能)*(?:(?:对口联系|对口)(?=的?(?:职能)?(?:部门|单位|局|党派|民主党派|组织|机关|对象)))?的?(?:党派)?"
            r"(?:职能)?(?:部门|单位|局|党派团体|民主党派|党派|组织|机关|委办局)?",
            "open": r"等(?:有关|相关)?(?:政府|市直|区直|县直)?(?:职能)?(?:(?:对口联系|对口)的?(?=部门|单位|党派|民主党派|组织))?(?:部门|单位|党派团体|民主党派|党派|组织|机关)?",
            "P": PARTY,
            "i": r"(?<![\d.〔(])\d{1,2}[.)](?=\s*[一-鿿])|(?<=:)\d{1,2}、|[①-⑳]",
            "s": r"、|(?<=[一-鿿])[·•・](?=[一-鿿])",
            "p": r",",
            "c": r"\+",
            "t": r"\t|\||(?<=[一-鿿])/(?=[一-鿿])",
            "r": r"(?:牵头|召集|主办|承办|协办|主责|责任|配合|成员|参与|协助|参加|具体|政府)(?:联系)?(?:单位|部门|成员单位)[:\s]",
            "k": r":|←→|↔|⇔|⟷|⇄|<-+>|——+|—|-+>?|=+>?|→|／",
            "paren": r"[()]",
        }.items()
    )
)
_SOMEHOW_INSIDE = ("v", "u", "w", "y", "a", "bang", "few", "open", "z", "asked", "n", "m")
_WHOLE = re.compile(r"[一-鿿]*$")
_RIGHT = re.compile(r"[一-鿿]{0,10}?(?:局|委员会|办公室)")
_KINDS = {"open": "e", "bang": "!", "asked": "q", "title": "x"}


def words_of(text: str) -> list[Token]:
    """Return the words of a clause in order, with what stands between them told apart into departments and the rest."""
    found: list[Token] = []
    at = 0
    for one in besides_in(text):
        what, until = one.span("what")
        found += [*_words(text, at, one.start()), Token("E", one.start(), what, words="还" * (one["more"] is not None))]
        found += [*_words(text, what, until), Token("F", until, one.end())]
        at = one.end()
    return found + _words(text, at, len(text))


def _words(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    before = start
    for match in _WORDS.finditer(text, start, end):
        kind = "n" if match.lastgroup == "tier" else str(match.lastgroup)
        if match.start() < before or (kind in _SOMEHOW_INSIDE and _inside_name(text, match, before)):
            continue
        found += pieces(text, before, match.start())
        found.append(_token(kind, match))
        before = match.end()
    return found + pieces(text, before, end)


def _inside_name(text: str, match: re.Match[str], before: int) -> bool:
    """Tell whether a word is a part of a department's name, as 联系 is of 群众联系办 and 计划 of 计划委员会."""
    if match.end() - match.start() > 2 or match[0] in ("为", "是", "由", "对口", "联系", "原由", "除", "曾"):
        return False
    left = _WHOLE.search(text[max(before, match.start() - 14) : match.start()])
    right = _RIGHT.match(text[match.end() : match.end() + 14])
    if left is None or right is None or not left[0]:
        return False
    return is_department(left[0] + match[0] + right[0])


def _token(kind: str, match: re.Match[str]) -> Token:
    start, end = match.span()
    words = match[0]
    if kind == "P":
        name = organisation(words)
        return (
            Token("P", start, end, [(name, (start, end))] if name else [], words=words)
            if name
            else Token("x", start, end, words=words)
        )
    if kind == "U":
        return Token("P", start, end, [(words, (start, end))], tier="universal", words=words)
    if kind == "tiered" or (kind == "n" and match["tier"]):
        return Token("n", start, end, tier="universal", words=words)
    if kind == "few":
        named = ("g" if words[0] in "等这" else "n") if "对口" in words else "#"
        return Token(named, start, end, count=number_in(words), words=words)
    if kind == "open" and "对口" in words:
        return Token("g", start, end, open=True, words=words)
    return Token(words if kind == "paren" else _KINDS.get(kind, kind), start, end, words=words)


def number_in(words: str) -> int | None:
    """Return the number written in words such as 等五个, 12家; None when there is none."""
    numbers = re.findall(_NUMBER, words)
    if not numbers:
        return None
    last = numbers[-1]  # 由3个增加到5个
    if last.isdecimal():
        return int(last)
    digits = {character: number for number, character in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
    tens, ten, ones = last.rpartition("十")
    value = (digits.get(tens, 1) * 10 if ten else 0) + (digits.get(ones, 0) if ones else 0)
    return value or None
