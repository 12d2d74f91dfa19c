"""The form of 附件3, as the product writes it and as offices fill it in: every line, in Word and in sheets."""

import io
import time

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.exports.annex_forms import entry_line, report_form
from lib.intake.filled.report import Entry, Report
from lib.intake.filled.report_form import heads_of
from lib.intake.filled.report_upload import read_reports
from lib.vocabulary.activities import KIND_ORDER, KINDS
from lib.vocabulary.parties import ORDER

NOBODY = (("", ""), ("", ""))


def word(*reports, linked=()):
    """Return one Word file with the form of each report, one below the other."""
    whole = docx.Document()
    for report in reports:
        lines = {
            kind: [entry_line(one.parties, one.count, one.text) for one in report.entries if one.kind == kind]
            for kind in KIND_ORDER
        }
        title = f"{report.year}年度对口联系工作情况报告表"
        one = docx.Document(
            io.BytesIO(report_form(title, report.department, report.received_on, linked, lines, NOBODY, "注：……"))
        )
        for part in list(one.element.body)[:-1]:
            whole.element.body.insert(len(whole.element.body) - 1, part)
    handle = io.BytesIO()
    whole.save(handle)
    return handle.getvalue()


REPORT = Report(
    "区教育局",
    2025,
    "2026-01-20",
    (
        Entry("联系会议", 2, ("民盟",), "召开座谈会。讨论职业教育。"),
        Entry("联系会议", None, ("民革", "九三学社"), "走访。"),
        Entry("联系会议", 3, ("民建",), ""),
        Entry("联系会议", 1, (), ""),
        Entry("联系会议", None, ("台盟",), "走访。"),
        Entry("社会服务", 1, ("民盟",), ""),
        Entry("其他", 2, (), ""),
    ),
)


def test_a_form_that_the_product_wrote_is_read_back_whole():
    read = read_reports(word(REPORT), 2020)
    assert (read.problems, read.reports) == ((), (REPORT,))


def test_a_number_without_words_stands_without_a_colon():
    assert [entry_line(*one) for one in (((), 2, ""), (("民革",), 2, ""), ((), 2, "走访"), ((), None, "走访"))] == [
        "（2次）",
        "民革（2次）",
        "（2次）：走访",
        "走访",
    ]


def test_several_forms_in_one_file_are_several_reports():
    other = Report("区财政局", 2024, "", (Entry("联合调研", None, ("民建",), "调研。"),))
    assert read_reports(word(REPORT, other), 2020).reports == (REPORT, other)


def test_forms_of_all_departments_of_a_city_in_one_file_are_all_read():
    reports = tuple(Report(f"第{n}局", 2025, "", (Entry("联合调研", None, (), "调研。"),)) for n in range(30))
    assert read_reports(word(*reports), 2020).reports == reports


def test_the_head_of_a_form_is_looked_for_in_linear_time():
    started = time.process_time()
    assert [one.department for one in heads_of("部门：a\n" * 200_000)] == ["a"] * 200_000
    heads_of("部门：a" + "\u2003" * 200_000 + "b")
    assert time.process_time() - started < 10


def test_two_forms_of_one_department_are_refused():
    assert {one.code for one in read_reports(word(REPORT, REPORT), 2020).problems} == {"duplicate-department"}


def test_a_line_that_names_nobody_belongs_to_the_only_organisation_of_the_department_otherwise_to_nobody():
    report = Report("区教育局", 2025, "", (Entry("联合调研", None, (), "到学校调研。"),))
    (alone,) = read_reports(word(report, linked=("民盟",)), 2020).reports
    (several,) = read_reports(word(report, linked=("民盟", "民革")), 2020).reports
    assert [one.parties for one in alone.entries] == [("民盟",)]
    assert [one.parties for one in several.entries] == [()]


def test_names_inside_words_are_no_organisations():
    report = Report("区住建局", 2025, "", (Entry("其他", None, (), "帮助农民建房，听取市民进一步意见：好。"),))
    assert read_reports(word(report), 2020).reports == (report,)


def test_a_form_as_an_office_fills_it_in():
    document = docx.Document()
    document.add_paragraph("         年度对口联系工作情况报告表")
    document.add_paragraph("部  门：区教育局　　　　　　　　       　2026年 1月 18日")
    table = document.add_table(10, 4)
    table.cell(0, 0).text = "所联系民主党派、工商联\n和无党派人士"
    table.cell(0, 1).merge(table.cell(0, 3)).text = "民盟奉化支部"
    for row, (label, name) in enumerate((("责任领导", "某甲"), ("联络员", "某乙")), start=1):
        for column, text in enumerate((label, name, "联系电话", "13800001111")):
            table.cell(row, column).text = text
    said = ["召开会议1次", "无", "", "寄送简报", "/", "没有", "无。"]
    for row, (kind, text) in enumerate(zip(KINDS, said, strict=True), start=3):
        table.cell(row, 0).text = "年\n度\n情　况"
        table.cell(row, 1).text = kind.printed.replace("参加", "参加\n")
        table.cell(row, 2).merge(table.cell(row, 3)).text = text
    handle = io.BytesIO()
    document.save(handle)
    read = read_reports(handle.getvalue(), 2025)
    assert read.problems == ()
    (report,) = read.reports
    assert report == Report(
        "区教育局",
        2025,
        "2026-01-18",
        (Entry("联系会议", None, ("民盟",), "召开会议1次"), Entry("文件信息交流", None, ("民盟",), "寄送简报")),
    )
    assert "电话不随报告保存" in "".join(read.understood) and "某甲" not in repr(read) and "1380000" not in repr(read)


def test_a_form_without_a_department_is_that_of_the_department_at_hand():
    blank = Report("", 2025, "", REPORT.entries)
    assert read_reports(word(blank), 2020, department="区科技局").reports[0].department == "区科技局"


words = st.text("调研座谈走访，。、；：（）0123456789", max_size=20).map(lambda text: text.strip())
entries = st.builds(
    Entry,
    st.sampled_from(KIND_ORDER),
    st.none() | st.integers(1, 99),
    st.sets(st.sampled_from(ORDER), min_size=1).map(lambda names: tuple(name for name in ORDER if name in names)),
    words,
).filter(lambda entry: entry.text or entry.count)


@settings(max_examples=15, deadline=None)
@given(told=st.lists(entries, min_size=1, max_size=6))
def test_what_names_its_organisations_survives_the_form(told):
    ordered = tuple(sorted(told, key=lambda entry: KIND_ORDER.index(entry.kind)))
    read = read_reports(word(Report("区教育局", 2025, "2026-01-20", ordered)), 2020)
    if not read.problems:  # digits may look like a telephone number
        assert read.reports[0].entries == ordered
    else:
        assert {one.code for one in read.problems} == {"telephone-in-text"}
