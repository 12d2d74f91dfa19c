"""The shapes in which a clause says who is linked to whom, told by the letters of its words."""

import re
from itertools import pairwise

from lib.intake.notice.besides import resolved
from lib.intake.notice.listing import listing_of, run_of
from lib.intake.notice.loose import loose_match
from lib.intake.notice.relation import Doubtful, Relation, relation_of
from lib.intake.notice.strangers import without_strangers
from lib.intake.notice.succession import successor
from lib.intake.notice.token import Token

# In these the words themselves say 对口联系; the letters d and o mark the two lists. V is 对口联系 or 联系.
_STATED = [
    re.compile(shape.replace("V", "[vu]").replace("R", "[vH]"))
    for shape in (
        r"(?P<d>D)p?(?:xp)?w?[kp]?V(?:xp)?k?(?P<o>P)",  # 市教育局对口联系民盟
        r"(?P<d>D)w?b?(?P<o>P)w?[nm]",  # 市教育局是民盟的对口联系单位, with 是 or 作为 or nothing
        r"(?P<d>D)p?b(?P<o>P)[al]*R",  # 市教育局与民盟建立对口联系关系
        r"(?P<o>P)p?b(?P<d>D)[al]*R",
        r"(?P<d>D)p?b(?P<o>P)[al]*au",  # 与民盟均建立联系
        r"(?P<d>D)(?P<o>P)aR",
        r"(?P<o>P)(?P<d>D)aR",
        r"(?P<d>D)[xa]b(?P<o>P)H",  # 市教育局召开与民盟对口联系座谈会
        r"(?P<o>P)[xa]b(?P<d>D)H",
        r"(?P<d>D)\{(?P<o>P)\]",  # 市教育局(联系民盟)
        r"(?P<o>P)\{(?P<d>D)\]",
        r"(?P<d>D)[ab]*(?P<o>P)w?an",  # 与民盟结为对口联系单位
        r"(?P<o>P)[ab]*(?P<d>D)w?an",
        r"(?P<o>P)k?y?(?P<d>D)a*V",  # 民盟由市教育局对口联系
        r"V(?P<o>P)[nm]?[#Nwkp]*(?P<d>D)",  # 对口联系民盟的部门是市教育局
        r"V(?P<d>D)[nm][wkp]*(?P<o>P)",
        r"b(?P<o>P)a*R[nm]?[wk]+(?P<d>D)",  # 与民盟对口联系的是市教育局
        r"b(?P<d>D)a*R[nm]?[wk]+(?P<o>P)",
        r"b(?P<o>P)a*Rm#?[wkp]*(?P<d>D)",
        r"b(?P<d>D)a*Rm#?[wkp]*(?P<o>P)",
        r"[bw](?P<o>P)a*n[#N]?[wkp]?(?P<d>D)",
        r"(?P<o>P)(?:x?p?b?x?|w)[#N]?k?n[#N]?(?:p?[wk])*y?(?P<d>D)",  # 民盟走访对口联系单位市教育局
        r"(?P<d>D)(?:x?b?x?|w)[#N]?k?n[#N]?(?:p?[wk])*(?P<o>P)",
        r"V(?P<o>P)p?y(?P<d>D)",  # 对口联系民革,由市司法局牵头
        r"(?P<o>P)(?P<d>D)wn",  # 民盟增加市体育局为对口联系单位
        r"(?P<o>P)w(?P<d>D)n",  # 将民革作为市司法局的对口联系党派
        r"(?P<o>P)x?n[#N]?[wk]+(?P<d>D)",  # 民盟有6个对口联系单位(市教育局、…)
        r"n[#N]?k(?P<o>P)p?k(?P<d>D)",  # 对口联系党派:民盟 牵头部门:市教育局
        r"n[#N]?k(?P<d>D)p?k(?P<o>P)",
        r"(?P<o>P)k?Vk?(?P<d>D)",  # 民盟对口联系市教育局
        r"w(?P<d>D)w(?P<o>P)[nmv]",
        r"(?P<o>P)x?b?x?(?P<d>D)g",  # 民盟走访市教育局等3个对口联系部门
        r"w(?P<o>P)[nv][wk]?y?(?P<d>D)",
        r"^[xk]*V(?P<d>D)k(?P<o>P)",  # 【对口联系】市教育局↔民盟
    )
]
_TIER = re.compile(r"(?:^|[xk])(?P<n>n)#?[wk]+#?(?P<d>D)|(?P<e>D)w(?P<m>n)")
# What an organisation's name stands before when it is not the organisation that is meant.
_OF_IT = re.compile(
    r"的?(?:(?:集体|重点|大会|联名|优秀)?(?:提案|议案|建议|意见|社情|信息|课题|调研报告|成果|专家|骨干|人才|企业|村|社区|学校|项目|机关|挂点"
    r"|志愿|医疗队|讲师团|代表|委员|界|候选|推荐|举办|主办|提出|反映|撰写|提交|联系人|联络员|信访|来信)|\d+[件条名个项])"
)
_STATES = set("vunbkwyamH[{z")


def relations_of(tokens: list[Token], listed: bool, about: bool) -> tuple[list[Relation], list[Doubtful]]:
    """Return what a clause states, and what looks like it and is not taken.

    `listed` says that the heading above announces a list of liaisons, `about` that the text speaks of 对口联系.
    """
    relations: list[Relation] = []
    doubts: list[Doubtful] = []
    subject: Token | None = None
    tokens = without_strangers(resolved(tokens))
    letters = "".join(one.kind for one in tokens)
    proposed = any(one.kind == "q" and one.words in _REPEALED for one in tokens)
    if "D" not in letters:
        return [], []
    if "!" not in letters and "q" not in letters:
        run, begins = run_of(tokens, letters)
        if run:
            before = relations_of(tokens[:begins], False, about) if {"D", "P"} <= set(letters[:begins]) else ([], [])
            return before[0] + run, before[1]
        if listed and (listing := listing_of(tokens)):
            return listing, []
    moved = set("!z") <= set(letters) and letters.count("P") == 2 and letters.count("D") == 1
    later = moved or ("z" in letters and letters.count("D") == 2) or ("!" in letters and "y" in letters)
    if later and "q" not in letters and letters.count("P") <= 2 and (changed := _succeeded(tokens, letters)):
        return changed, []
    if lead := _lead_in(tokens, letters):
        before = relations_of(tokens[:lead], False, about)
        after = relations_of(tokens[lead + 1 :], True, True)
        return before[0] + after[0], before[1] + after[1]
    if (last := _ENDED.search(letters)) and tokens[last.start("end")].words in _ENDINGS:
        return [], [Doubtful((tokens[0].start, tokens[-1].end), "写的是终止或取消的联系，没有读作联系")]
    for part in _parts(tokens):
        found, doubt = _of_part(part, subject, proposed, about)
        if listed and not found and not doubt and not proposed:
            found = listing_of(part[1:] if part[0].kind == "p" else part)
            if found and {one.kind for one in part} & set("!q"):  # 尚未建立的有:市司法局—民革
                found, doubt = [], [Doubtful((part[0].start, part[-1].end), _NOT_IN_FORCE)]
        if not found and not doubt and (why := _taken_back(part, bool(relations), about)):
            doubt = [Doubtful((part[0].start, part[-1].end), why)]
        relations += found
        doubts += doubt
        opens = next((one.kind for one in part if one.kind in "qDP"), "")
        proposed = proposed or opens == "q"  # what is proposed at the front goes for all that follows
        if found:
            subject = found[-1].departments
    return relations, doubts


def _lead_in(tokens: list[Token], letters: str) -> int:
    """Return where the colon stands that ends a long lead-in (各部门…，安排如下:甲局与民革), 0 when there is none."""
    for at in range(2, min(letters.rfind("D"), letters.rfind("P"))):
        if letters[at] != "k" or letters[at - 1] in "DPk":
            continue
        last = tokens[at - 1]
        announces = last.kind in "nH" or (last.kind in "xwv" and _ANNOUNCES.search(last.words))
        if announces and set(letters[:at]) & set("DP"):
            return at
    return 0


_APPOSED = re.compile("PnD|DnP")  # 民进对口联系单位市广电台尚未走访: linked all the same
_ENDED = re.compile(r"P[^pDP]*(?P<end>!)[^pDPkn]*$")  # 甲局联系民革、乙局联系民盟等关系一并终止
_ENDINGS = ("取消", "撤销", "终止", "停止", "解除", "中止")
_ANNOUNCES = re.compile(r"(?:如下|具体为?|分别|安排|名单|分工|情况|为|是|即|对口联系)$")


def _succeeded(tokens: list[Token], letters: str) -> list[Relation]:
    places = successor(letters)
    return [Relation(tokens[places[0]], tokens[places[1]])] if places else []


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """Return the clause cut at those commas after which a new statement begins."""
    parts: list[list[Token]] = [[]]
    for position, token in enumerate(tokens):
        so_far = {one.kind for at, one in enumerate(parts[-1]) if at or one.kind != "w"}  # 为落实…,甲局…
        if token.kind == "p" and {"D", "P"} <= so_far and so_far & _STATES:
            ahead = {one.kind for one in tokens[position + 1 : position + 7]}
            if ahead & _STATES:
                parts.append([])
                continue
        parts[-1].append(token)
    return parts


def _of_part(
    part: list[Token], subject: Token | None, proposed: bool, about: bool
) -> tuple[list[Relation], list[Doubtful]]:
    letters = "".join(one.kind for one in part)
    if "D" not in letters and "P" in letters and subject is not None and re.match(r"[px]{0,2}[vu]P", letters):
        part = [subject, *(one for one in part if one.kind not in "px")]
        letters = "".join(one.kind for one in part)
    if "D" not in letters or ("P" not in letters and not _TIER.search(letters)):
        return [], []
    if re.match(r"[xpawHn]*z", letters):  # 调整为市教育局对口联系民盟: what it was is told before
        part = [one for one in part if one.kind != "z"]
        letters = letters.replace("z", "")
    if "z" in letters and not proposed and "q" not in letters:
        return _succeeded(part, letters), []
    found: list[Relation] = []
    doubts: list[Doubtful] = []
    position = 0
    while position < len(letters):
        matches = [match for shape in _STATED if (match := shape.search(letters, position))]
        if not matches:
            break
        match = min(matches, key=lambda one: (one.start("d") + one.start("o"), one.start(), -one.end()))
        position = match.end()
        why = _weakness(part, match, letters, proposed, about)
        if why:
            doubts.append(Doubtful((part[match.start()].start, part[match.end() - 1].end), why))
        else:
            found.append(relation_of(part, match))
    if not found and not doubts and not proposed and (loose := loose_match(part, letters)):
        found.append(relation_of(part, loose))
    if not found and not doubts:
        tier = _tiered(part, letters)
        found += [tier] if tier else []
    return found, doubts


def _weakness(part: list[Token], match: re.Match[str], letters: str, proposed: bool, about: bool) -> str:
    """Return why a match is not taken after all; "" when it is."""
    until, after = letters[: match.end()], letters[match.end() : match.end() + 1]
    ahead = letters[match.end() : match.end() + 2]
    denied = re.match("x?!", ahead) and not (
        _APPOSED.fullmatch(match[0]) and "未" in part[match.end() + ahead.index("!")].words
    )
    if "!" in until or denied:
        return _NOT_IN_FORCE
    if proposed or "q" in until or re.match("x?q", ahead):
        return _PROPOSED
    words = part[match.start() : match.end()]
    follows = part[match.end()] if after == "x" else None
    if follows is not None and match[0][-1] == "P" and _OF_IT.match(follows.words):
        return "说的是这一组织的提案、成员等，没有读作联系"
    universal = part[match.start("o")].tier == "universal"
    if not set(match[0]) & set("vHng"):
        if not about or not set(match[0]) & set("u{"):
            return "没有写明是对口联系"
        everyone = (
            any(one.kind == "u" and ("普遍" in one.words or "共同" in one.words) for one in words) or "au" in match[0]
        )
        if universal and not everyone:
            return "“联系”各家组织，像是日常工作，没有读作对口联系"
        if after == "x":
            return "“联系”后面还有别的话，像是一次活动，没有读作对口联系"
    if "x" in match[0] and any(one.kind == "x" and _OTHERS.search(one.words) for one in words):
        return "中间还说到别的单位或事情，看不出谁联系谁"
    if any(one.kind == "x" and _SUBJECT.search(one.words) and two.kind == "b" for one, two in pairwise(words)):
        return "中间还说到别的单位或事情，看不出谁联系谁"
    if universal and "b" in match[0] and after == "x":
        return "写的是与各家组织的一项活动，没有读作共同联系"
    return ""


def _taken_back(part: list[Token], after: bool, about: bool) -> str:
    """Return why a part that names a liaison is none, "" when it names none: 拟与致公党建立联系, 不再联系市农业农村局.

    `after` says that a statement stands before it, whose department or organisation it may go on with.
    """
    kinds = {one.kind for one in part}
    named = {one.kind for one in part if one.kind in "DP" and not one.tier}
    related = kinds & set("vHn") or (about and "u" in kinds)
    if not related or len(part) > _LONGEST or not (len(named) == 2 or (named and after)):
        return ""
    return _NOT_IN_FORCE if "!" in kinds else _PROPOSED if "q" in kinds else ""


_LONGEST = 14  # words of a part that is still one statement
_PROPOSED = "写的是建议、拟议、例外或已废止的联系，没有读作联系"
_NOT_IN_FORCE = "写的是取消、原有或没有的联系，没有读作联系"
_REPEALED = ("废止", "作废", "失效", "停止执行")
_SUBJECT = re.compile("(?:部门|单位)$")  # 统战部推进政府部门与民主党派对口联系工作
_OTHERS = re.compile(r"政协|人大|企业|学校|兄弟|联合|协助|陪同|各自|其他|部分|…|特约|聘|服务")


def _tiered(part: list[Token], letters: str) -> Relation | None:
    """Return the departments that are linked to everyone: 普遍对口联系单位：…"""
    match = _TIER.search(letters)
    if match is None or set(letters) & {"!", "q"}:
        return None
    head = part[match.start("n") if match["n"] else match.start("m")]
    if head.tier != "universal":
        return None
    everyone = Token("P", head.start, head.end, [("各组织", (head.start, head.end))], tier="universal")
    return Relation(part[match.start("d") if match["d"] else match.start("e")], everyone)
