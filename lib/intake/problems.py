"""A Problem: what is wrong with a file, where, and the way out; told in Chinese."""

from dataclasses import dataclass, replace

# Codes are stable, sentences may change. Each sentence tells the fault, then the way out.
SENTENCES: dict[str, str] = {
    "unreadable-text": "无法读出文字，不是 UTF-8 或 GB18030 编码的 CSV 文本。请在表格软件中另存为“CSV UTF-8”后重试。",
    "empty-file": "文件是空的。请确认选对了文件。",
    "no-department-column": "第一列的表头应为“部门”，现为“{value}”。请把部门名称放在第一列，并把表头写作“部门”。",
    "no-organisation-column": "表头中没有一家民主党派、工商联或无党派人士。请检查第一行是否为表头。",
    "unknown-organisation": "不认识的组织“{value}”。{hint}请改为规范简称，例如“民革”“九三学社”“工商联”。",
    "duplicate-organisation": "“{value}”与第 {other} 列是同一组织。请合并为一列。",
    "no-departments": "只有表头，没有部门。请确认文件内容完整。",
    "blank-department": "部门名称空白，但该行有内容。请补上部门名称，或删去该行。",
    "duplicate-department": "部门“{value}”与第 {other} 行重复。请合并为一行。",
    "undecidable-cell": "“{value}”不能判断是否联系。请填 1（联系）、0（不联系），不清楚的留空。",
    "extra-cell": "该行比表头多出内容“{value}”。请检查是否多了一个逗号，或少了一列表头。",
    "missing-table": "数据表不存在。请恢复该文件。",
    "missing-field": "缺少“{value}”一列。请按 data/README.md 补上表头。",
    "missing-register-row": "联系矩阵“{value}”没有登记。请在 documents.csv 中补一行，或移走该文件。",
    "unknown-document": "没有标识为“{value}”的联系矩阵。现有：{hint}。",
    "missing-matrix": "登记为完整名单的文件“{value}”没有联系矩阵。请补上 matrices/{value}.csv。",
    "duplicate-document": "文件标识“{value}”与第 {other} 行重复。请改用不同的标识。",
    "unknown-jurisdiction": "地区代码“{value}”不在 jurisdictions.csv 中。请更正代码，或先登记该地区。",
    "bad-value": "“{value}”不是有效的{hint}。请更正。",
    "blank-in-complete": "登记为完整名单，但“{value}”一行有空白格。请填 1 或 0，或把登记改为不完整。",
    "declared-total": "文件自报{hint}，实际为 {value}。请核对原文。",
}


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
        told = SENTENCES[self.code].format(value=self.value, other=self.other, hint=self.hint)
        return f"{self.place}：{told}" if self.place else told

    def inside(self, file: str) -> "Problem":
        """Return the same problem with the file it was found in."""
        return replace(self, file=file)


def column_letter(position: int) -> str:
    """Return the spreadsheet's name of a column, counted from 0: A, B, … Z, AA, …"""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
