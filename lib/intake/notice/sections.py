"""What the headings of a notice announce: a list of liaisons, another list, rules, or a list not in force or not ours."""

import re
from dataclasses import dataclass

ABOUT = re.compile(
    r"对口|联系(?:界别和|的)?(?:民主)?党派|联系(?:部门|单位|名单|分工|安排|如下|对象|党派)|结对|挂钩联系"
)
# A list under such a heading is of people or of guests, or there is none, only rules.
OTHER_LIST = re.compile(
    r"特约|特邀|邀请|聘请|聘任|受聘|监督员|监察员|督导员|督学|出席|参加|参会|列席|座谈|通报会|发言|分组(?:讨论|座谈|发言)|名额|推荐|提案|调研组|课题|主送|抄送|分送|表彰"
    r"|先进|任职|慰问|获奖|帮扶|共建|界别(?!和党派)|民主监督|对口监督|支教|义诊|扶贫"
)
_ANNOUNCED = re.compile(
    r"如下|各有|具体|名单|分别(?:为|是)|安排|分工|明确|确定|联系(?:[^,、]{0,6}|(?:的|工作|部门|单位|民主|党派|团体|[和与及是为有]|如下|关系|情况|对象)*):"
)
_RULES = re.compile(r"要求|职责|内容|形式|方式|方法|原则|意义|思想|组织领导|保障|督查|考核|机制|目标|任务|措施")
_TITLED = re.compile(r"《[^《》]*》|关于.*的(?:通知|意见|方案|函)")
_TITLED_NOTICE = re.compile(r"的(?:若干|实施|工作|指导)*(?:通知|意见|办法|方案|函|规定|细则|决定)(?:\(.*\))?\s*$")
_COLUMNS = re.compile(r"\s*序号|.*\t|\s*(?:部门|单位|(?:民主)?党派|组织)(?:名称)?(?:\s|$)")
_RANKS = (
    r"\s*附(?:件|表)?(?:[\d一二三四五六七八九十]{0,2}\s*(?:[:.、]|$)|[\d一二三四五六七八九十]{1,2})",
    r"\s*第[一二三四五六七八九十]{1,3}[章编部]",
    r"\s*[一二三四五六七八九十]{1,3}、",
    r"\s*\([一二三四五六七八九十]{1,3}\)",
    r"\s*\d{1,2}[.、](?!\d)",
    r"\s*\(?\d{1,2}\)",
)
NO_RANK = len(_RANKS)
_NEVER = -1
_REPORT = -0.5  # a whole report of elsewhere: its own headings do not end it, only 我市 does
# What is said to be of now, or of here, whatever else the heading says.
_NOW = re.compile(
    r"现行|现将|现就|现对|现重新|调整(?:后|如下|的通知|情况)|作[如了]?下?.{0,4}调整|进行.{0,6}调整|新一轮|更新后|重新|最新|本轮|本届|今年"
)
_OURS = re.compile(r"[我本][省市区县州]")
_PAST = re.compile(
    r"废止|失效|作废|停止执行|不再|取消|撤销|原(?![则因产料子])(?=.{0,12}(?:对口|联系|名单|安排|分工))|历史|历届|此前|以前|以往|曾经"
    r"|(?:调整|改革|修订|换届)前|上一?[届轮]|往年|过去|旧"
)
_PROPOSED = re.compile(
    r"(?:尚|暂|还)未(?:建立|明确|确定|安排|落实)|征求意见|讨论稿|草案|送审|拟(?:建立|新增|调整|安排|对口|增加)|建议(?=.{0,8}(?:名单|联系|安排))|设想|样表|示例|参考样式"
)
_ELSEWHERE = re.compile(
    r"(?:赴|前往)(?![我本])[^,;。]{1,14}(?:考察|学习)|外地|邻近|周边|毗邻|外[市省](?=的|对口|做法|经验|名单|$)|兄弟(?:省|市|区|县|城市|地区)|他山之石|考察报告|学习考察|经验(?:交流|做法|材料|选编|介绍|借鉴)|借鉴"
)
_VISITORS = re.compile("(?:介绍|交流)了?(?:该|对方|他们)[^,:]{0,8}(?:做法|经验|情况)|(?:客人|来宾|对方)(?:介绍|的做法)")
_EXAMPLE = re.compile(r"示例|样例|举例|填[表写](?:说明|范例)|范例")
_OF_LISTS = re.compile("做法|经验|名单|安排|分工|情况|材料|报告|考察|借鉴")
_EXHORTS = re.compile("加强|推进|密切|深化|促进|积极|主动|注重|学习借鉴")
_TITLE_LINES = 4
_ARTICLE = re.compile(r"(?m)^\s*(?:扩展|相关|延伸|拓展|推荐)(?:阅读|链接|文章|新闻|文档|推荐)(?=.{0,60}$)")
_PLACE = r"(?!现|将[省市州县区]|[就把请由经附]|关于|根据|按照|加强|推进|做好|建立|完善|健全|落实|深化|密切|规范|明确|调整|公布|印发|确定|组织)(?:(?![我本全各该两的和与及对口联系部门单位])[一-鿿]){2,3}[省市州县区]"
_HEADED_PLACE = re.compile(
    rf"\s*(?:附件?\d{{0,2}}[:.、]?|[(\d一二三四五六七八九十)、.]{{1,5}})?\s*({_PLACE})(?![委直级])"
)
_OTHER_PLACE = re.compile(
    rf"(?:据了解|据悉|例如|比如|诸如|如|像|借鉴|学习|参照|参考|考察|介绍)[了,:]{{0,2}}({_PLACE})(?=[的由在,:、把将]|市|实行|建立|规定|确定|明确|做法|经验|$)"
    rf"|({_PLACE})的?(?:对口联系)?(?:工作)?的?(?:做法|经验|模式)"
    rf"|^\s*({_PLACE})(?=由[省市区县州]|(?:建立|实行|规定|确定|明确|安排|推行|探索)了?[省市区县州])"
)
_TAKEN_BACK = re.compile(
    r"该(?:意见|办法|通知|文件|制度|方案|规定|名单|安排)[^,;《》]{0,12}?(?:废止|失效|作废|停止执行|不再执行)"
    r"|(?:上述|以上|前述|上列)(?:对口)?(?:联系)?(?:安排|名单|分工|关系|部门|单位|做法|办法|规定)[^,;《》]{0,12}?"
    r"(?:不适应|不再(?:执行|适用|有效|沿用)|废止|失效|作废|停止执行|终止|取消|撤销)"
)


_WAS = "这一段是原有或已废止的名单，没有读作联系"
_BEFORE_CHANGE = re.compile(
    r"\W*(?:[一二三四五六七八九十]、)?(?:调整|变更|改革|机构改革|修订|换届)(?:以|之)?前(?:的|为|对口|联系|安排|名单|单位|部门|情况)*:?"
)
_REPLACED = re.compile(
    r"\s*(?:\d{4}年\d{0,2}月?\d{0,2}日?,?|[后现]|随后|此后|之后|目前|如今)*(?:又|再|已)?(?:调整|变更|改|修改)(?:调整)?为"
)


@dataclass
class Scope:
    """Where the reading stands: is a list of liaisons announced, and why what stands here is not taken after all.

    `why` is "" where the text speaks of what is in force at its own place.
    """

    place: str = ""
    listed: bool = False
    other: bool = False  # the heading above announces a list of another kind
    away: str = ""
    aside: str = ""  # the same for the rest of one line
    here: bool = False  # a line of such a section speaks of our own place again
    _rank: float = NO_RANK
    _lines: int = 0

    @property
    def why(self) -> str:
        """Return why lists here are not taken, "" where they are."""
        return self.aside or (self.away if not (self.here and self._rank == _REPORT) else "")

    def line(self, text: str) -> None:
        """Begin a line."""
        self.aside, self.here = "", False
        self._lines += 1
        if _ARTICLE.match(text):
            self.away, self._rank = "后面是另一篇文章，没有读作联系", _NEVER

    def heading(self, text: str, rank: int, alone: bool) -> bool:
        """Follow what a line without names announces; tell whether it ends the list above.

        `alone` says that the text is all of its line; a mere sentence of a paragraph gives a section no other sense.
        """
        if not alone:  # a sentence of a paragraph
            self.listed = self.listed or bool(ABOUT.search(text) and not OTHER_LIST.search(_TITLED.sub("", text)))
            self.clause(text)
            return False
        columns = bool(_COLUMNS.match(text))
        if self._rank == _REPORT and _OURS.search(text) and not _ELSEWHERE.search(text):
            self.away = ""
        if not columns and (rank <= self._rank if self._rank < NO_RANK else rank < NO_RANK or self._renews(text)):
            self.away = ""
        if not self.away and (why := self._elsewhere_or_past(text)):
            told = "别处" in why and rank == NO_RANK and self._lines <= _TITLE_LINES and _ELSEWHERE.search(text)
            self.away, self._rank = why, _REPORT if told else rank
        other = bool(OTHER_LIST.search(_TITLED.sub("", text)))
        if ABOUT.search(text):
            self.listed, self.other = not other, other
            return False
        self.other = other or (self.other and columns)
        ended = other or (len(text) <= 20 and bool(_RULES.search(text)))
        self.listed = self.listed and not ended
        return ended

    def clause(self, text: str) -> None:
        """Follow what a clause says before its names: that it tells of another place, or announces a list."""
        there = max((found.start() for found in _OTHER_PLACE.finditer(text) if self._other(found)), default=-1)
        there = max(there, *(found.start() for found in _ELSEWHERE.finditer(text)), -1)
        here = max((found.start() for found in _OURS.finditer(text)), default=-1)
        if here > there:
            self.aside, self.here = "", True
        elif there >= 0:
            self.aside = "说的是别处的做法，没有读作联系"
        if _VISITORS.search(text):
            self.aside = "说的是别处的做法，没有读作联系"
        if _EXAMPLE.search(text):
            self.aside = "是填写的示例，没有读作联系"
        if (before := _BEFORE_CHANGE.match(text)) and before[0].endswith(":"):
            self.aside = _WAS
        elif self.aside == _WAS and _NOW.match(text):
            self.aside = ""
        if ABOUT.search(text) and _ANNOUNCED.search(text):
            self.listed = True

    def _renews(self, text: str) -> bool:
        past = "原有" in self.away
        return bool(_OURS.search(text) or (past and (_NOW.search(text) or ABOUT.search(text))))

    def _other(self, found: re.Match[str]) -> bool:
        name = found[1] or found[2] or found[3]
        return not self.place or not (name in self.place or self.place.endswith(name))

    def _elsewhere_or_past(self, text: str) -> str:
        if _PROPOSED.search(text):
            return "这一段是建议或征求意见的名单，没有读作联系"
        if _PAST.search(text) and not _NOW.search(text) and (ABOUT.search(text) or "名单" in text):
            return _WAS
        if _BEFORE_CHANGE.fullmatch(text):
            return _WAS
        if _OURS.search(text):
            return ""
        if _TITLED_NOTICE.search(text):
            return ""
        placed = _HEADED_PLACE.match(text)
        ours = self.place and (self.place in text or (placed and placed[1] in self.place))
        other = placed and self.place and not ours and ABOUT.search(text)
        told = _ELSEWHERE.search(text) and _OF_LISTS.search(text) and not _EXHORTS.match(text)
        return "这一段是别处的名单，没有读作联系" if other or told else ""


def rank_of(line: str) -> int:
    """Return how high the number in front of a line stands: 附件 before 一、 before (一) before 1. before none."""
    return next((rank for rank, shape in enumerate(_RANKS) if re.match(shape, line)), NO_RANK)


def begins_other_article(text: str) -> int:
    """Return where a copy goes on with another article (扩展阅读), the length of the text where it does not."""
    found = _ARTICLE.search(text)
    return found.start() if found else len(text)


def takes_back(text: str) -> bool:
    """Tell whether a clause takes back the list above it: 上述安排不再执行."""
    return bool(_TAKEN_BACK.search(text))


def replaces(text: str) -> bool:
    """Tell whether a clause says what became of what its paragraph told before: 2009年调整为…."""
    return bool(_REPLACED.match(text))
