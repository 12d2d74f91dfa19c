"""The words around a list: headings, totals, footnotes and section titles, told from the names themselves."""

import re
from functools import lru_cache

from lib.vocabulary.characters import plain, simplified, with_plain_digits
from lib.vocabulary.parties import canonical_party

_DEPARTMENT = re.compile(
    r"(?!.*(党派|工商联|联系人|负责人|领导|电话|编号|代码|数量)).*(部门|单位|专委会|委办局|政府机构)(名称|名单)?(\(.*\))?"
)
_PARTY = re.compile(
    r"(?!.*(联系人|电话|负责人|领导)).*(党派|组织|团体|联系对象|工商联|无党派|界别)(名称|名单)?(\(.*\))?"
)
_MARK = re.compile(r"(是否|有无)?(建立|存在)?(对口)?联系(关系|情况|与否)?|是否|状态|标记|对口")
_SERIAL = re.compile(r"序号|编号|序|序列|次序|no\.?|#|号", re.I)
_AMOUNT = r"(?P<number>\d{1,6}|[一二两三四五六七八九十百]{1,5})[个家对](部门|单位|组织|(民主)?党派|团体)?"
_COUNT = re.compile(rf"(总?共|[合总小共]计)?:?{_AMOUNT}")
_TOTAL = re.compile(
    rf"(合|总|小|共)计:?{_AMOUNT}|"
    r"(合|总|小|共)计(数|\(.*\))?[:]?|总数|合计数|.*(联系|部门|组织|党派|家|个)数(量)?(合计)?|数量|个数|累计"
)
_NOTED = re.compile(
    r"备注|说明|注|附注|联系人.*|联络员.*|.*电话|手机.*|姓名|职务|.*领导|.*负责人|类别|分类|类型|系统|领域|职能.*|文号|邮箱|传真|地址|处室|代码|来源|批次|.*时间|.*日期"
)
_DIVIDING = re.compile(r"地区|地市|城市|市县|县区|区县|(所属)?(市州|市|县|区)|省份|年份|年度|届次")
_NOTE = re.compile(
    r"([*※★▲]*(备?注|说明|附注|附件)\d*[:.、]|[*※★]|注意|(填表|制表|填报|审核|核对)(人|单位|部门|日期|时间)?:|联系人|联络员"
    r"|联系电话|单位\(?盖章|以上(各|均|共|为|部门|单位|名单)|本表|此表|表中|(数据)?来源:|\d{4}年\d{1,2}月(\d{1,2}日)?$|第\d+页|(记录|条目)数:)"
)
_SECTION = re.compile(
    r"([一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]+[类组批部])"
)
_LEFT_OUT = re.compile(r"[.·•。—–-]{2,}|\(?(其余|其他|其它|以下|余下|下|余)?(部门|单位|的)?(从|省)?略\)?")
_BLANKS = re.compile("空白|空格|(未|不|没有?)(打|画|划|标|填|勾)")
_SENTENCE = 40
_LONGEST_HEADING = 24
_LONGEST_TITLE = 100
_SAYS = re.compile("[。；;]|[：:，,]$")
_ENDING = re.compile(
    r".+(局|委|办|厅|院|署|处|室|部|会|中心|公司|集团|支队|大队|银行|海关|政府|街道|管理站|档案馆|供销社|行署)(\(.*\))?"
)


@lru_cache(maxsize=8_192)
def wording(text: str) -> str:
    """Return a text in the form in which words are compared: plain, simplified; "" for what is too long to be one."""
    return simplified(plain(text)) if len(text) <= 200 else ""


def is_department_heading(text: str) -> bool:
    """Tell whether a cell heads the departments: 部门, 对口联系部门, 政府部门名称."""
    words = wording(text)
    return len(words) <= _LONGEST_HEADING and bool(_DEPARTMENT.fullmatch(words))


def is_party_heading(text: str) -> bool:
    """Tell whether a cell heads the organisations: 组织, 民主党派, 联系对象."""
    words = wording(text)
    if len(words) > _LONGEST_HEADING or canonical_party(words) is not None:
        return False
    return bool(_PARTY.fullmatch(words))


def is_mark_heading(text: str) -> bool:
    """Tell whether a cell heads the column that says whether a pair is linked: 是否联系."""
    return bool(_MARK.fullmatch(wording(text)))


def is_total(text: str) -> bool:
    """Tell whether a cell names a total: 合计, 总计, 小计, 联系部门数."""
    words = wording(text)
    return len(words) <= _LONGEST_HEADING and bool(_TOTAL.fullmatch(words))


def is_count(text: str) -> bool:
    """Tell whether a cell only says how many there are, and so is no name: 11个, 共5家, 八家党派."""
    return len(text) <= _LONGEST_HEADING and bool(_COUNT.fullmatch(wording(text)))


def stated_number(text: str) -> int | None:
    """Return the number that a cell states, with or without what it counts: 11, 11个, 共5家; None where none stands."""
    if text.isascii() and text.isdigit():
        return int(text[:9])
    found = _COUNT.fullmatch(wording(text)) if len(text) <= _LONGEST_HEADING else None
    return int(found["number"]) if found and found["number"].isdecimal() else None


def set_aside(text: str) -> str:
    """Return what kind of column a heading names that is no part of the matrix (序号, 合计, 备注), or ""."""
    words = wording(text)
    if _SERIAL.fullmatch(words):
        return "序号"
    if is_total(text):
        return "合计"
    noted = _NOTED.fullmatch(words) or divides(text)
    return "说明" if len(words) <= _LONGEST_HEADING and noted else ""


def divides(text: str) -> bool:
    """Tell whether a column with this heading says which of several lists a row belongs to: 地区, 年份."""
    return bool(_DIVIDING.fullmatch(wording(text)))


def is_note(text: str) -> bool:
    """Tell whether a cell is a footnote or a signature line under a list, no name."""
    return bool(_NOTE.match(wording(text[:_SENTENCE]))) or (len(text) > _SENTENCE and "。" in text[:-1])


def heading_above(text: str) -> str:
    """Return the heading of a document that holds a table: its first line on 联系 before a row that is no sentence."""
    for line in text.splitlines():
        if "\t" in line:
            break
        if "联系" in line and len(line) <= _LONGEST_TITLE and not _SAYS.search(line.strip()):
            return with_plain_digits(line.strip())
    return ""


def explains_blanks(text: str) -> bool:
    """Tell whether a note says what an empty cell means: 打√者为对口联系，空白为不联系."""
    return bool(_BLANKS.search(wording(text)))


def is_section(text: str) -> bool:
    """Tell whether a cell is the title of a part of the list: 一、综合经济部门."""
    return bool(_SECTION.match(wording(text)))


def is_left_out(text: str) -> bool:
    """Tell whether a cell says that the list goes on without being written out: ……, （其余略）."""
    return bool(_LEFT_OUT.fullmatch(wording(text)))


def looks_like_department(text: str) -> bool:
    """Tell whether a name ends as departments do; 市文化 does not, 市文化局 does."""
    return bool(_ENDING.fullmatch(wording(text)))
