"""Names in running text: which words are an organisation, a government department, a committee of the CPPCC."""

import re
from functools import lru_cache

from lib.vocabulary.functions import functions_of
from lib.vocabulary.parties import canonical_party

# The names, longest first, and what may not follow: 市民进入, 市民建设, 农工办 and 民革党员 are no organisations.
_FULL = (
    "中国国民党革命委员会|国民党革命委员会|中国民主同盟|中国民主建国会|民主建国会|中国民主促进会|民主促进会"
    "|中国农工民主党|农工民主党|中国致公党|台湾民主自治同盟|九三学社|农工党|致公党|民建会"
    "|工商业联合会|工商联合会|总商会|工商联"
    "|(?:无党派|党外)知识分子联谊会|知识分子联谊会|知联会|无党派(?:代表)?人士联谊会|无党派(?:代表)?人士|无党派知识分子|无党派"
)
_SHORT = (
    "民革(?![命新])|民盟(?!盟员)|民建(?![设筑议])|民进(?!入|行|城|村|一步|修|步|出)|台盟|致公(?!众)"
    "|农工(?!委(?!员会)|办|部|作)|(?<![一二三四五六七八九○〇零0-9])九三(?![年月日·]|大阅)"
)
_TIERS = (
    "市委员会|省委员会|区委员会|县委员会|州委员会|市委会|省委会|区委会|县委会|州委会|市工委|省工委|区工委|县工委"
    "|工作委员会|基层委员会|基层工委|基层委|总支部委员会|支部委员会|总支委会|支委会|委员会|总支部|总支|组(?![织成长])|支部小组|支部|支社|小组|筹委会|筹备组|市委|省委|区委|县委|州委|旗委|(?<![管员])委会"
)
_WORDS_BETWEEN = r"(?!联系|对口|走访|主委|党员|成员|会员|社员|盟员)(?:(?![与和由为是的等及、同])[一-鿿]|(?<=[一-鿿])(?:(?![省市区县州各全])[一-鿿][和同]|[和同](?![省市区县州各全社])[一-鿿])(?=[省市区县州](?:委|工委|总支|支部|支社|基层)))"
BEGINS = "民革|民盟|民建|民进|民主|农工|致公|九三|台盟|台湾民主|工商|总商会|知联会|知识分子|党外知识|无党派"
PARTY = (
    rf"(?:(?:(?:师|地)?[省市区县州旗](?:级|直)?)|(?:(?:(?<![一-鿿])|(?<=[与和及由系]))(?:(?![和与及民由])[一-鿿]){{2,3}}[省市县区](?={BEGINS})))?"
    rf"(?:{_FULL}|{_SHORT}|社(?=[省市区县]委))(?:(?:{_WORDS_BETWEEN}){{0,8}}?(?:{_TIERS}))?"
    r"(?![党会社盟]员|成员|主委|副主委|界|籍)"
)
_AND = r"(?:、|,|和|与|及|以及){1,2}(?:[省市区县州](?:级)?)?"
UNIVERSAL = (
    rf"(?:[省市区县州](?:级|直)?|上述|上列|以上|所列)?(?:(?:各级?|所有|全体|全部|[\d二三四五六七八]个)民主党派|民主党派(?={_AND}(?:工商|无党派)))"
    r"(?:(?:(?![和与及])[一-鿿]){0,4}?[省市区县州]委(?:员?会)?|(?:(?![和与及])[一-鿿]){0,4}?(?:总支|支部)|(?:[省市区县州]级|基层)?组织)?"
    rf"(?:{_AND}(?:工商业联合会|工商联))?(?:{_AND}(?:无党派(?:代表)?人士|知联会))?"
    r"|(?:上述|上列|以上)(?:各|[\d二三四五六七八]{1,2}(?:个|家))?(?:民主)?党派(?:团体|组织)?"
    r"|(?:各|所有|全部|全体)(?:党派团体|党派和工商联|党派、工商联|党派组织)"
)
_NOBODY = re.compile(
    r"(?!.*[乡镇](?:人民)?政府$)(?:(?!.*团).{0,6}[省市区县州旗盟]委|[省市区县州]?[委政]|[省市区县州]?工委|.*(?:主|常|党)委|.*(?:政府|人大|政协|人大常委会|政府部门|(?:总?支部|支社)|党组|党委|纪委监委机关)$)"
)
# What is no part of a name, though it may stand where a name stands.
_PROSE = re.compile(
    r"[的了在要着把被其该即若]|工作(?![局委办部室站队])|增加|新增|增设|会议|座谈|活动(?!中心)|制度|意见|情况|部门|单位|党派|联系|对口(?!支援|协作|帮扶|合作)|领导(?!小组)|有关|相关|开展|进行|积极|主动|根据"
    r"|(?<!总)局长|主任|书记|主席|会长|同志|带队|率队|一行|[\d.]|(?:(?<!^.)和|[与及到向把为将])(?:省|市(?!场|容|政)|区(?!域)|县)|确定|明确|指定|通过|加强|推进(?!局|办|中心|委)|落实|组织(?!部|办)|负责|人员|名单|建议|请|遵照|执行(?!局)|^将(?!乐)|^原[省市区县]|^(?:监督|监察(?!局|委)|按照?|依[照据托]|据|[经报商由](?=[省市区县州]))|(?:^|城|[全我本各])(?:乡镇|镇街|镇乡|街道)$|调研|协商|联合(?![会社])|挂联|包联|各|所属|以及|特约|聘请|我[省市区县]|本[省市区县]"
)
_FORM = re.compile(
    r"(?:.{2,22}(?:局|厅|署|办公室|委员会|分局|管理处|中心|海关|银行|支行|分行|分公司|检察院|法院|研究室|调查队|气象台|电视台|供销社|残联|科协"
    r"|管委会|总公司|集团|人行|档案馆|党校|科学院|社科院|农科院|总队|支队|联合社|广播电视台|日报社|公司|博物馆|图书馆|总站|国资委)|.{0,8}(?:残联|科协|供销社|统战部|宣传部|组织部|政法委|编办|总工会|团委|妇联|文联|侨联|贸促会|红十字会|监委|国资委|社科联|团[省市区县]委|[省市区县]团委|文明办|网信办)"
    r"|(?:[一-鿿]{2,4})?[省市区县州][一-鿿]{1,14}(?:馆|医院|大学|学院|公司|银行|分行|社|站|所|(?<!政)协|协会|学会|联合会|联|台|处|部|院|[银分支商人]行|[总支大查援防]队)|.{2,10}(?:委|(?<![承主督协举交转会催开创筹兴])办)"
    r"|海关|.{2,20}(?:检查站|监测站)|[一-鿿]{2,10}(?:大学|学院|医院|中学|学校)|[一-鿿]{2,4}(?:街道|(?<![城重乡小古])镇|(?<![下进返回驻还城家故他水同老])乡)|[一-鿿]{1,4}(?:街道|镇|乡)(?:人民)?(?:政府|办事处|党工委|党委)|.{2,10}(?:园区|开发区|高新区|新区|管理区))$"
)
_CONGRESS = re.compile(r"人大(?!附|图书)|人民代表大会")  # its committees and offices are no departments of government
_TWO = re.compile(r"(?:[局厅委办署院处行]|办公室|研究室)[和与及、]")
_BRANCH = re.compile("(?:分局|支队|大队|分院|支行|分行)$")
NAMED = re.compile(f"{_FULL}|{_SHORT}")
_GLUE = re.compile("以及|[和与及]")
_LEVEL = re.compile(r"(?<![城都])市(?!场|容|监|政)|省(?!际)|县|区(?!域|划)")
# What may stand before a name that begins with its level: a place, or a higher body.
_BEFORE = re.compile(
    r".{2,4}|.{2,9}[省市区县州盟旗]|.*(?:局|厅|国家|中国|银行|公司|法院|检察院|海关|学校|大学|医院|中共|委员会)[一-鿿]{0,6}"
)
_SECOND = re.compile(r"\([^()]*\)$")
LONGEST = 40
# The committees of the CPPCC, by what they are about; the same endings as departments bear.
_ABOUT = (
    "提案|文化|文史|资料|学习|宣传|社会|法制|法治|教育|科技|科学|卫生|体育|教科文卫体|教科卫体|教科文卫|科教文卫|经济|人口|资源|环境|城乡|城建|建设|环保"
    "|农业|农村|民族|宗教|民宗|港澳|台侨|侨|外事|委员|联络|工作|联谊"
)
_COMMITTEE = re.compile(
    rf"(?:{_ABOUT})(?:(?:[和与及、]|{_ABOUT}))*(?:委|委员会)|"
    r".*政协.*委(?:员会|办)?|.*专委会|.*专门委员会|(?:[省市区县]|专门)?(?:提案(?:法制)?|文化文史(?:和学习)?|文史(?:资料|和学习|学习)?(?:[和、与].*)?|学习(?:和|宣传)?.*"
    r"|社会(?:和)?法制(?:[和、与].*)?|社法|法制|经科|教科(?:文)?卫(?:体)?|科教文?卫体?|教文?卫体|港澳台侨(?:[和、与]?外事)?|委员(?:工作|联络|学习)|联谊|经济(?:科技)?"
    r"|民族(?:和)?宗教|民宗|人口资源环境|人资环|资源环境|农业(?:和)?农村|农业|城建(?:环保|环资|资源环境)?|城乡建设|外事|社会)(?:委|委员会)"
)


_SMALL_TIER = re.compile(r"(?:支社|小组|组|总支委会|支委会|基层工委|[省州旗盟]工委|[州旗]委会?|[州旗]委员会)$")


@lru_cache(maxsize=16_384)
def organisation(words: str) -> str | None:
    """Return the short name of the organisation that words found by PARTY denote."""
    text = re.sub(r"\s", "", words)
    text = _SMALL_TIER.sub("支部", text)  # tiers that the vocabulary does not have
    return canonical_party(text) or canonical_party(re.sub(r"^[一-鿿]{0,3}[省市区县州旗](?:级|直)?", "", text))


@lru_cache(maxsize=16_384)
def is_department(name: str) -> bool:
    """Tell whether a whole word is a department's name: one that the crosswalk knows, or has its form."""
    text = re.sub(r"\s", "", name)
    bare = _SECOND.sub("", text)
    if not 2 <= len(bare) <= LONGEST or _NOBODY.fullmatch(bare) or organisation(bare):
        return False
    if _PROSE.search(bare) or NAMED.search(bare) or _TWO.search(bare) or _CONGRESS.search(bare):
        return False
    if _several(bare):
        return False
    return bool(_FORM.fullmatch(bare)) or bool(
        functions_of(bare) and re.search(r"[局厅委办署院部会处社行台室馆队]$", bare)
    )


def _begins(rest: str) -> bool:
    return is_department(rest) or _several(rest)


def _several(name: str) -> bool:
    """Tell whether a word is two names (甲局和乙大学), or one with other words before it (原则同意市教育局)."""
    if any(is_department(name[: one.start()]) and is_department(name[one.end() :]) for one in _GLUE.finditer(name)):
        return True
    starts = [one.start() for one in _LEVEL.finditer(name, 3)] if name[0] in "省市区县州" else []
    if not _BRANCH.search(name) and any(is_department(name[:at]) and _begins(name[at:]) for at in starts):
        return True
    levels = (one.start() for one in _LEVEL.finditer(name, 3) if not _BEFORE.fullmatch(name[: one.start()]))
    return any(is_department(name[at:]) for at in levels)


@lru_cache(maxsize=4_096)
def is_committee(name: str) -> bool:
    """Tell whether a name is one that committees of the CPPCC bear; some departments' names are, too (经济委员会)."""
    return bool(_COMMITTEE.fullmatch(re.sub(r"\s", "", name)))
