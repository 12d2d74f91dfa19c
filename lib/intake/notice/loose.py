"""Shapes with harmless words in between: 市教育局从下半年起对口联系民盟, where one list of each kind stands in the clause."""

import re

from lib.intake.notice.token import Token

_SHAPES = [
    re.compile(shape)
    for shape in (
        r"(?P<d>D)[xpak]{0,4}v(?P<o>P)",
        r"(?P<o>P)[xpak]{0,4}v(?P<d>D)",
        r"(?P<d>D)[xp]{0,2}b(?P<o>P)[axlw]{0,4}[vHn]",
        r"(?P<o>P)[xp]{0,2}b(?P<d>D)[axlw]{0,4}[vHn]",
        r"(?P<d>D)[xpa]{0,4}w(?P<o>P)x?n",
        r"(?P<o>P)[xpa]{0,4}w(?P<d>D)x?n",
        r"(?P<o>P)[xp]{0,3}y(?P<d>D)[xpa]{0,3}[vn]",
        r"(?P<d>D)x?(?P<o>P)p?[ax]{1,3}H",
        r"(?P<o>P)[xpa]{0,2}n[#Nxwkp]{0,4}(?P<d>D)",
    )
]
# Such words say that persons, an occasion or somebody else is meant.
_HARMFUL = re.compile(
    r"政协|人大|企业|学校|兄弟|联合|协助|陪同|各自|其他|部分|…|特约|聘|服务|领导|局长|主任|书记|主委|同志|成员|干部|负责人|专家|代表|党员|会员|盟员|社员|人员|班子"
    r"|座谈|调研|走访|拜访|邀请|召开|参加|出席|举行|活动|提案|建议|会议|汇报|培训|帮扶|慰问|部门|单位|党派|[省市区县州]|上级|基层|的$|[拟将可]|需要|条件|适时|视情|不|未|没"
)
_LONGEST = 14  # characters


def loose_match(part: list[Token], letters: str) -> re.Match[str] | None:
    """Return where a part states a liaison around words that change nothing; None when it is not that clear."""
    if letters.count("D") != 1 or letters.count("P") != 1 or set(letters) & set("!qzEF{["):
        return None
    for shape in _SHAPES:
        match = shape.search(letters)
        if match is None:
            continue
        between = [one for one in part[match.start() : match.end()] if one.kind == "x"]
        if all(len(one.words) <= _LONGEST and not _HARMFUL.search(one.words) for one in between):
            return match
    return None


def is_understood(tokens: list[Token]) -> bool:
    """Tell whether all words of a clause on 对口联系 are known or short and harmless, so that only its shape is not."""
    kinds = {one.kind for one in tokens}
    unknown = [one.words for one in tokens if one.kind == "x"]
    return (
        bool(kinds & set("vnH"))
        and not kinds & set("!q")
        and not any(map(_HARMFUL.search, unknown))
        and max(map(len, unknown), default=0) <= 4
    )
