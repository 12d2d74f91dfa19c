"""A Problem: what is wrong with a file, where, and the way out; told in Chinese."""

from dataclasses import dataclass, replace
from functools import cache

from lib.intake.limits import MAX_PROBLEMS

# Codes are stable, sentences may change. Each sentence tells the fault, then the way out.
SENTENCES: dict[str, str] = {
    "unreadable-text": "无法读出文字，文件不是文本，或编码不认识。请在表格软件中另存为 .xlsx 或“CSV UTF-8”后重试。",
    "empty-file": "文件是空的。请确认选对了文件。",
    "no-department-column": "没有找到部门一列，这里写的是“{value}”。请把部门名称放在第一列，并把表头写作“部门”。",
    "no-organisation-column": "表头中没有一家民主党派、工商联或无党派人士。请检查第一行是否为表头。",
    "unknown-organisation": "不认识的组织“{value}”。{hint}请改为规范简称，例如“民革”“九三学社”“工商联”。",
    "duplicate-organisation": "“{value}”与{other}是同一组织。请合并为一列。",
    "no-departments": "只有表头，没有部门。请确认文件内容完整。",
    "blank-department": "部门名称空白，但该行有内容。请补上部门名称，或删去该行。",
    "duplicate-department": "部门“{value}”与{other}重复{hint}。请合并为一处。",
    "undecidable-cell": "{hint}“{value}”不能判断是否联系。请填 1（联系）、0（不联系），不清楚的留空。",
    "conflicting-duplicates": "“{value}”与{other}矛盾：一处写联系，一处写不联系。请核对原文，只留一处。",
    "blank-organisation": "组织名称空白，但该行有内容。请补上组织名称，或删去该行。",
    "unnamed-organisations": "“{value}”没有写明是哪几家{hint}。请逐家写出组织名称。",
    "not-a-name": "“{value}”不是部门名称。请写部门名称，或删去该行。",
    "name-too-long": "“{value}”太长，不像一个名称。请一格只写一个名称，说明文字另放一行。",
    "formula-cell": "“{value}”像公式，不是名称。请改成文字后重试。",
    "control-characters": "“{value}”含有看不见的控制字符或乱码。请删去这一格，重新输入。",
    "unclosed-quote": "有一个引号没有结束，后面的内容都被它包住了。请在表格软件中打开，另存为 .xlsx 后重试。",
    "not-a-table": "看不出表格：没有找到组织名称，也没有“部门”表头。请确认选对了文件和工作表，或改用模板。",
    "wrong-kind": "这是{value}，里面的名单读不了。请{hint}。",
    "encrypted-workbook": "文件有密码。请用 Office 或 WPS 打开，取消密码后另存再试。",
    "unreadable-workbook": "工作簿打不开：文件已损坏，或内容异常。请在 Excel 或 WPS 中打开，另存为 .xlsx 后重试。",
    "unreadable-document": "文件打不开：已损坏，或内容异常。请用 Word 或 WPS 打开，另存后重试；也可以把文字粘贴进来。",
    "scanned-document": "里面只有图片，没有文字（多半是扫描件），读不出名单。请改用 Word 原文，或把名单录入模板。",
    "too-large": "文件太大（{hint}）。请只留名单所在的部分，另存后重试。",
    "too-many-rows": "{hint}，最多 {value}。请删去多余的行列，或分成几个文件。",
    "more-problems": "问题太多，这里只列出其中 {value} 处。请先改好这些，再上传一次；也请确认选对了文件。",
    "bad-choice": "这个文件没有{hint}“{value}”。请重新选择。",
    "several-lists": "“{value}”一列有 {other} 种不同的内容，像是几份名单合在一起。请按{value}分成几个文件。",
    "several-sheets": "工作表{value}里也有名单，只读了“{hint}”。要用另一份，请在“识别得不对？在这里指定”中选工作表。",
    "repeated-pairs": "有 {value} 对联系写了不止一次，按一次计。请核对。",
    "expanded-list": "“{value}”按本文件写明的组织理解为：{hint}。请核对。",
    "no-liaisons": "文中没有读出哪个部门联系哪家组织。{hint}请核对是否贴全了名单。",
    "count-differs": "“{hint}”起的名单写明 {value} 个，列出的是 {other} 个。请核对原文。",
    "open-list": "“{value}”以“等”结尾，名单可能不全。请核对原文。",
    "rows-left-out": "写着“{value}”，名单没有列全。请补全后重新上传；补不全的，登记时不要勾选“这是完整名单”。",
    "blanks-explained": "写着“{value}”。名单确实完整的，请在登记时勾选“这是完整名单”，空白才算不联系；不勾，仍是未知。",
    "new-department": "“{value}”没有出现在已发布的名单中。{hint}请核对名称。",
    "vanished-department": "已发布的名单有“{value}”，这个文件没有。请核对是撤并、改名还是遗漏。",
    "links-jumped": "联系数由 {other} 变为 {value}，变化很大。请核对文件是否完整。",
    "extra-cell": "该行比表头多出内容“{value}”。请检查是否多了一个逗号，或少了一列表头。",
    "no-such-file": "找不到或打不开“{value}”。请检查路径，应是一个文件。",
    "no-such-folder": "找不到或打不开“{value}”。请检查路径，应是一个装有名单文件的文件夹。",
    "missing-table": "文件不存在。请恢复该文件。",
    "missing-folder": "文件夹不存在。请恢复该文件夹。",
    "unopenable-file": "打不开：这不是一个文件，或者没有读取权限。请恢复该文件，或移走它。",
    "no-rows": "只有表头，没有内容。请补上内容，或恢复该文件。",
    "missing-field": "缺少“{value}”一列。请按 data/README.md 补上表头。",
    "missing-register-row": "联系矩阵“{value}”没有登记。请在 documents.csv 中补一行，或移走该文件。",
    "unknown-document": "没有标识为“{value}”的联系矩阵。现有：{hint}。",
    "missing-matrix": "登记为完整名单的文件“{value}”没有联系矩阵。请补上 matrices/{value}.csv。",
    "list-given-twice": "“{value}”的名单在 {other} 中已有，用的是那一份。请只留一份。",
    "duplicate-document": "文件标识“{value}”与第 {other} 行重复。请改用不同的标识。",
    "unknown-jurisdiction": "地区代码“{value}”不在 jurisdictions.csv 中。请更正代码，或先登记该地区。",
    "place-left-out": "有 {value} 份文件因所属地区登记有误而暂不显示：{hint}。请先更正 jurisdictions.csv。",
    "duplicate-code": "地区代码“{value}”与第 {other} 行重复。请只留一行。",
    "unknown-parent": "上级代码“{value}”没有登记。请更正代码，或先登记上级地区。",
    "circular-parent": "上级代码首尾相连，绕成一圈：{hint}。请更正其中一处。",
    "broken-json": "不是有效的 JSON，第 {value} 个字符附近有误。请改正，或恢复该文件。",
    "incomplete-package": "没有数据表清单（resources），或清单中缺少 name、path 等项。请改正，或恢复该文件。",
    "bad-value": "“{value}”不是有效的{hint}。请更正。",
    "blank-in-complete": "登记为完整名单，但“{value}”一行有空白格。请填 1 或 0，或把登记改为不完整。",
    "unknown-in-complete": "“{value}”写的是不清楚，不能当作没有联系。请填 1 或 0；填不出的，登记时不勾“这是完整名单”。",
    "declared-total": "文件自报{hint}，实际为 {value}。请核对原文。",
    "no-such-headings": "没有找到这几列的表头：{value}。请检查表头，或改用模板。",
    "unknown-kind": "不认识的类别“{value}”。请改为报告表七类之一，例如“联合调研”；全年没有活动的写“无”。",
    "bad-count": "“{value}”不是有效的次数。请填 1 以上的整数，不清楚的留空。",
    "empty-entry": "这一条没有次数，也没有情况。请补上内容，或删去该行。",
    "text-too-long": "“{value}”太长，超过 {hint} 个字。请写得简短些。",
    "telephone-in-text": "文字里有电话号码。报告人人可看，请删去号码；联络员的电话请登记在“联络员”页。",
    "blank-form": "报告表是空白的。请填写各项情况；全年没有活动的，在“其他”一栏写“无”。",
    "blank-table": "表中没有一个部门填写了内容。请填写后重新上传；全年没有活动的，类别写“无”。",
    "form-without-department": "报告表上没有写部门。请在表的上方写明“部门：……”。",
    "unknown-role": "身份空白，或写法不认识。请填“分管领导”或“联络员”。",
    "bad-name": "姓名空白，或不像姓名。请只写姓名，职务和电话写在各自的列里。",
    "bad-telephone": "电话号码写法不对。请只写数字，例如手机 11 位，或“区号-号码”；两个号码用顿号隔开。",
    "telephone-elsewhere": "这一格里有电话号码，会让所有人看到。请把号码写在“联系电话”一列。",
    "ends-before": "结束的日期早于开始的日期。请更正。",
    "contact-form-without-unit": "登记表上没有写单位名称。请在表的上方写明“单位名称：……”。",
    "no-persons": "登记表是空白的，没有一个人。请填写分管领导和联络员。",
    "archive-unavailable": "已发布的版本暂时读不到，目前显示的是随系统附带的名单；请稍后刷新。{hint}",
    "archive-as-last-read": "暂时读不到存档，目前显示的是最近一次读到的内容；请稍候，恢复后自动更新。{hint}",
    "archive-damaged": "已发布的版本读不出来，目前显示的是随系统附带的名单，请勿据此另行发布。{hint}",
}

_LONGEST_VALUE = 40  # characters: a pasted paragraph must not fill the screen


@dataclass(frozen=True)
class Problem:
    """One fault of one file; `row` counts from 1 with the header, `column` is the spreadsheet's letter."""

    code: str
    row: int | None = None
    column: str | None = None
    value: str = ""
    other: str = ""
    hint: str = ""
    file: str = ""

    @property
    def place(self) -> str:
        """Return where the fault is, as a clerk finds it: file, row, column."""
        row = f"第 {self.row} 行" if self.row else ""
        column = f" {self.column} 列" if self.column else ""
        return " ".join(part for part in (self.file, f"{row}{column}".strip()) if part)

    @property
    def message(self) -> str:
        """Return the full sentence: place, fault, way out."""
        value = " ".join(self.value.split())
        value = value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}…"
        told = SENTENCES[self.code].format(value=value, other=self.other, hint=self.hint)
        return f"{self.place}：{told}" if self.place else told

    def inside(self, file: str) -> "Problem":
        """Return the same problem with the file it was found in."""
        return replace(self, file=file)


def in_reading_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return problems from top to bottom, in a row from left to right; those of the whole file first."""
    return tuple(sorted(problems, key=lambda one: (one.row or 0, len(one.column or ""), one.column or "")))


def told_of_one_file(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return problems in reading order; of very many no more than MAX_PROBLEMS, and before them that there are more."""
    more = [Problem("more-problems", value=str(MAX_PROBLEMS))] if len(problems) > MAX_PROBLEMS else []
    return (*more, *in_reading_order(problems)[:MAX_PROBLEMS])


@cache
def column_letter(position: int) -> str:
    """Return the spreadsheet's name of a column, counted from 0: A, B, … Z, AA, …"""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
