"""Annual reports as a table: one row per entry, of one department or of many."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lib.intake.filled.columns import Column, Line, Lines
from lib.intake.filled.report import Entry, Report
from lib.intake.filled.values import NOTHING, count_of, day_of, parties_of, text_of, unit_of, year_of
from lib.intake.headings import wording
from lib.intake.limits import MAX_PROBLEMS
from lib.intake.names import shown
from lib.intake.problems import Problem
from lib.vocabulary.activities import kind_of

DEPARTMENT, YEAR, KIND, COUNT, PARTIES, TEXT, DAY = "部门", "年度", "类别", "次数", "联系对象", "情况", "报送日期"
COLUMNS = (
    Column(DEPARTMENT, r"(报告|填报|报送|政府)?(部门|单位)(名称)?", required=True),
    Column(YEAR, r"(报告)?(年度|年份)", carried=True),
    Column(KIND, r"(活动|情况|报告)?(类别|种类|类型|项目)", required=True),
    Column(COUNT, r"(活动)?(次数|场次|次)(\(.*\))?"),
    Column(PARTIES, r"(所?联系(的)?)?(对象|组织|党派|民主党派|党派团体|民主党派、工商联和无党派人士)(名称)?"),
    Column(TEXT, r"(工作|活动|具体|年度)?(情况|内容|摘要|说明)(说明)?", required=True),
    Column(DAY, r"(报送|填报|报告|填表)?(日期|时间)"),
)
_FILLED = (KIND, COUNT, PARTIES, TEXT, DAY)  # what a row of the empty table leaves to be filled in
NONE = "无"  # the kind by which a department says that there was nothing


@dataclass
class _Gathered:
    """What the rows of one department and year say."""

    entries: list[Entry] = field(default_factory=list)
    days: list[str] = field(default_factory=list)


def reports_in(found: Lines, year: int, everyone: Sequence[str] = ()) -> tuple[list[Report], list[Problem], list[str]]:
    """Return the reports in the rows, every problem with its place, and in sentences what was set aside.

    `year` is that of rows which name none.
    """
    gathered: dict[tuple[str, int], _Gathered] = {}
    problems: list[Problem] = []
    repeated = 0
    blank: set[str] = set()
    for line in found.lines:
        name = line.cells.get(DEPARTMENT, "")
        if name and not any(line.cells.get(column) for column in _FILLED):
            blank.add(str(unit_of(name)))
            continue
        read = _read(line, year, everyone)
        if isinstance(read, list):
            problems += read
            if len(problems) > MAX_PROBLEMS:
                break
            continue
        department, of_year, day, entry = read
        own = gathered.setdefault((department, of_year), _Gathered())
        own.days += [day] if day else []
        if entry is not None and entry in own.entries:
            repeated += 1
        elif entry is not None:
            own.entries.append(entry)
    understood = [f"读出 {len(gathered)} 份报告、{sum(len(one.entries) for one in gathered.values())} 条内容。"]
    if untouched := blank - {department for department, _ in gathered}:
        understood.append(f"{len(untouched)} 个部门没有填写，仍算未报。")
    if blank and not gathered and not problems:
        problems.append(Problem("blank-table"))
    if repeated:
        understood.append(f"完全相同的 {repeated} 行只计一次。")
    reports = [
        Report(department, of_year, max(own.days, default=""), tuple(own.entries))
        for (department, of_year), own in gathered.items()
    ]
    return reports, problems, understood


def _read(line: Line, year: int, everyone: Sequence[str]) -> tuple[str, int, str, Entry | None] | list[Problem]:
    """Return department, year, day and entry of one row, or all its problems."""

    def cell(name: str) -> str:
        return line.cells.get(name, "")

    department = unit_of(cell(DEPARTMENT))
    of_year = year_of(cell(YEAR)) if cell(YEAR) else year
    day = day_of(cell(DAY))
    count = count_of(cell(COUNT))
    parties = parties_of(cell(PARTIES), everyone)
    text = text_of("" if wording(cell(TEXT)) in NOTHING else cell(TEXT))
    kind = kind_of(cell(KIND))
    read = ((DEPARTMENT, department), (YEAR, of_year), (DAY, day), (COUNT, count), (TEXT, text))
    faults = [line.placed(name, value) for name, value in read if isinstance(value, Problem)]
    if isinstance(parties, list):
        faults += [line.placed(PARTIES, fault) for fault in parties]
    nothing = wording(cell(KIND)) == NONE
    if kind is None and not nothing:
        faults.append(line.placed(KIND, Problem("unknown-kind", value=shown(cell(KIND)))))
    elif not faults and not nothing and count is None and not text:
        faults.append(line.placed(TEXT, Problem("empty-entry")))
    elif not faults and count == 0 and text:
        faults.append(line.placed(COUNT, Problem("bad-count", value="0")))
    if faults:
        return faults
    assert isinstance(department, str) and isinstance(of_year, int) and isinstance(day, str) and isinstance(text, str)
    assert not isinstance(count, Problem) and isinstance(parties, tuple)
    if nothing or not (count or text):
        return department, of_year, day, None
    assert kind is not None
    return department, of_year, day, Entry(kind, count, parties, text)
