"""Contacts from any file: a table with a row per person, or filled forms of 附件2 in Word or in sheets."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lib.intake.filled.around import first_lines, line_from
from lib.intake.filled.columns import Column, Line, find_lines
from lib.intake.filled.contact import ROLES, Contact
from lib.intake.filled.values import day_of, holds_number, one_paragraph, unit_of
from lib.intake.headings import wording
from lib.intake.limits import MAX_PROBLEMS
from lib.intake.names import name_fault, shown
from lib.intake.problems import Problem, column_letter, told_of_one_file
from lib.intake.reading import Opened, open_file
from lib.intake.table import Table

UNIT, ROLE, NAME, POST, TELEPHONE, SINCE, UNTIL = "单位", "身份", "姓名", "职务", "联系电话", "起", "止"
COLUMNS = (
    Column(UNIT, r"(部门|单位|组织)(名称)?(\(.*\))?", required=True),
    Column(ROLE, r"身份|角色|类别|职责", required=True),
    Column(NAME, r"姓名|名字", required=True),
    Column(POST, r"(现任)?职务(职称)?"),
    Column(TELEPHONE, r"(联系|办公|移动)?(电话|手机)(号码?)?"),
    Column(SINCE, r"(任职)?(起始?|开始|自)(日期|时间)?|任职(日期|时间)"),
    Column(UNTIL, r"(任职)?(止|终止|结束|至)(日期|时间)?|有效至|离任(日期|时间)"),
)
_ROLE = {"分管领导": ROLES[0], "责任领导": ROLES[0], "负责人": ROLES[0], "联络员": ROLES[1], "联系人": ROLES[1]}
_ROLE |= {"主管领导": ROLES[0], "联络人": ROLES[1]}
_ALIGNED = re.compile(r"^(\w) (\w)$")  # 王 五 beside 欧阳六七: otherwise another person than 王五
_HEAD = re.compile(
    r"单位名称\s{0,9}(?:[（(]盖章[)）])?\s{0,9}[:：][ \t\u3000]*([^\n\t]*?)(?=[ \t\u3000]{2,}|\d{4}\s*年|[\n\t]|$)"
)
_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


@dataclass(frozen=True)
class ReadContacts:
    """The contacts of a file, none as long as there are problems; `understood` tells what was recognised."""

    contacts: tuple[Contact, ...]
    problems: tuple[Problem, ...]
    understood: tuple[str, ...] = ()


def read_contacts(content: bytes, unit: str = "", known: Callable[[str], str] = str) -> ReadContacts:
    """Return the contacts in the bytes of a file; any bytes whatever give contacts or problems, never an exception.

    `unit` is that of a form that names none; `known` gives the name under which a unit is kept. No problem quotes
    what could be a telephone number.
    """
    opened = open_file(content)
    if isinstance(opened, Problem):
        return ReadContacts((), (opened,))
    lines = find_lines(opened.sheets, COLUMNS)
    if isinstance(lines, Problem):
        tables = [sheet.content for sheet in opened.sheets if isinstance(sheet.content, Table)]
        forms = [(table, header) for table in tables if (header := _form_header(table)) is not None]
        return _of_forms(opened, forms, unit, known) if forms else ReadContacts((), (lines,))
    contacts: list[Contact] = []
    problems: list[Problem] = []
    for line in lines.lines:
        found = _of_line(line, known)
        if isinstance(found, Contact):
            contacts.append(found)
        else:
            problems += found
        if len(problems) > MAX_PROBLEMS:
            break
    if not lines.lines:
        problems.append(Problem("no-rows"))
    understood = f"读出 {len(contacts)} 人。"
    return ReadContacts(() if problems else tuple(contacts), told_of_one_file(problems), (understood,))


def person_of(cells: dict[str, str]) -> Contact | dict[str, Problem]:
    """Return the contact that texts by column name describe, or the problem of each column that has one."""
    unit, role = unit_of(cells.get(UNIT, "")), _ROLE.get(wording(cells.get(ROLE, "")))
    since, until = day_of(cells.get(SINCE, "")), day_of(cells.get(UNTIL, ""))
    name, post = (one_paragraph(cells.get(column, "")) for column in (NAME, POST))
    name = _ALIGNED.sub(r"\1\2", name)
    telephone = one_paragraph(cells.get(TELEPHONE, ""))
    faults = {
        column: value for column, value in ((UNIT, unit), (SINCE, since), (UNTIL, until)) if isinstance(value, Problem)
    }
    if role is None:
        faults[ROLE] = Problem("unknown-role")
    if not re.fullmatch(r"[^\W\d_]+(?:[ ·•・.][^\W\d_]+)*", name) or len(name) > 30:
        faults[NAME] = Problem("bad-name")
    if holds_number(post):
        faults[POST] = Problem("telephone-elsewhere")
    elif post and (fault := name_fault(post)):
        faults[POST] = Problem(fault, value=shown(post))
    if telephone and not _is_number(telephone):
        faults[TELEPHONE] = Problem("bad-telephone")
    if isinstance(since, str) and isinstance(until, str) and until and since > until:
        faults[UNTIL] = Problem("ends-before")
    if faults:
        return faults
    assert isinstance(unit, str) and isinstance(since, str) and isinstance(until, str) and role is not None
    return Contact(unit, role, name, post, telephone, since, until)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\d+()（）\-—－ 转、,，/;；]{3,60}", text)) and len(re.sub(r"\D", "", text)) >= 3


def _of_line(line: Line, known: Callable[[str], str]) -> Contact | list[Problem]:
    found = person_of(line.cells)
    if isinstance(found, Contact):
        return _under(found, known)
    return [line.placed(column, fault) for column, fault in found.items()]


def _under(contact: Contact, known: Callable[[str], str]) -> Contact:
    return Contact(**vars(contact) | {"unit": known(contact.unit)})


def _form_header(table: Table) -> int | None:
    """Return the row that heads the persons of 附件2 (姓名, 职务, 联系电话), None if the table is no such form."""
    rows = range(min(table.height, 30))
    roles = {wording(table.cell(row, 0)) for row in rows} & set(_ROLE)
    heads = [row for row in rows if {"姓名", "职务"} <= set(map(wording, table.row(row)))]
    return heads[0] if heads and roles else None


def _of_forms(opened: Opened, forms: list[tuple[Table, int]], unit: str, known: Callable[[str], str]) -> ReadContacts:
    text = opened.text if not opened.encoding else ""
    heads = _heads(text)
    contacts: list[Contact] = []
    problems: list[Problem] = []
    nameless = False
    for place, (table, header) in enumerate(forms):
        own = heads[place] if len(heads) == len(forms) else next(iter(_heads(first_lines(table))), ("", ""))
        nameless = nameless or not own[0]
        found, faults = _of_form(table, header, own[0] or unit, own[1])
        contacts += [_under(one, known) for one in found]
        problems += faults
    told = [f"识别为登记表，读出 {len(contacts)} 人。"]
    if unit and nameless:
        told.append(f"表上没有写单位，按所选的“{unit}”读取，请核对。")
    return ReadContacts(() if problems else tuple(contacts), told_of_one_file(problems), tuple(told))


def _of_form(table: Table, header: int, unit: str, day: str) -> tuple[list[Contact], list[Problem]]:
    heads = [wording(text) for text in table.row(header)]
    columns = {NAME: heads.index("姓名"), POST: heads.index("职务")}
    telephone = next((place for place, head in enumerate(heads) if head in ("联系电话", "电话", "手机")), None)
    if telephone is not None:
        columns[TELEPHONE] = telephone
    contacts, problems = [], []
    for row in range(header + 1, table.height):
        role = wording(table.cell(row, 0))
        cells = {column: table.cell(row, place) for column, place in columns.items()}
        if role not in _ROLE or not any(cells.values()):
            continue
        found = person_of(cells | {UNIT: unit, ROLE: role, SINCE: day})
        if isinstance(found, Contact):
            contacts.append(found)
            continue
        for column, fault in found.items():
            if column == UNIT:
                fault = Problem("contact-form-without-unit") if not unit else fault
            letter = column_letter(columns[column]) if column in columns else None
            problems.append(Problem(fault.code, row + 1, letter, fault.value, hint=fault.hint))
    if not contacts and not problems:
        problems.append(Problem("no-persons"))
    return contacts, problems


def _heads(text: str) -> list[tuple[str, str]]:
    """Return unit and day above each form of a document, in reading order."""
    heads = []
    for head in _HEAD.finditer(text):
        date = _DATE.search(line_from(text, head.end()))
        day = day_of("-".join(date.groups())) if date else ""
        heads.append((one_paragraph(head[1]), "" if isinstance(day, Problem) else day))
    return heads
