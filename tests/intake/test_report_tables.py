"""Annual reports in a table: what each row says, however an office writes it, and nothing that it does not say."""

import io
from dataclasses import replace

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.intake.filled.report import Entry, Report, report_bytes, report_from
from lib.intake.filled.report_upload import read_reports
from lib.intake.filled.values import parties_of, text_of, year_of
from lib.intake.problems import Problem
from lib.vocabulary.activities import KIND_ORDER
from lib.vocabulary.characters import repaired, simplified
from lib.vocabulary.parties import ORDER

ROWS = [
    ["2025年度对口联系工作情况汇总表", "", "", "", "", "", ""],
    ["报送部门", "年度", "类别", "次数", "联系对象", "工作情况", "报送日期"],
    ["区教育局", "2025年", "对口联系会议情况", "2次", "民盟奉化支部", "座谈两次", "2026年1月20日"],
    ["区教育局", "", "联合调研", "三次", "民革、民盟", "调研职业教育", ""],
    ["区教育局", "", "其他", "", "", "寄送资料", ""],
    ["区财政局", "2025", "无", "", "", "", "2026/2/3"],
    ["合计", "", "", "5", "", "", ""],
    ["注：本表由各部门填报。", "", "", "", "", "", ""],
]
EDUCATION = Report(
    "区教育局",
    2025,
    "2026-01-20",
    (
        Entry("联系会议", 2, ("民盟",), "座谈两次"),
        Entry("联合调研", 3, ("民革", "民盟"), "调研职业教育"),
        Entry("其他", None, (), "寄送资料"),
    ),
)


def test_a_table_as_offices_write_it_is_read_in_every_kind_of_file(written):
    read = read_reports(written(ROWS), 2024)
    assert read.problems == ()
    assert tuple(map(in_simplified, read.reports)) == (EDUCATION, Report("区财政局", 2025, "2026-02-03", ()))


def in_simplified(report):
    """Return a report in the characters of the expected one: text in Big5 is kept as it was written."""
    entries = tuple(replace(one, text=simplified(one.text)) for one in report.entries)
    return replace(report, department=simplified(report.department), entries=entries)


def test_what_was_set_aside_is_told(as_text):
    read = read_reports(as_text([*ROWS[:4], ROWS[2]]), 2024)
    told = "".join(read.understood)
    assert "完全相同的 1 行只计一次" in told


def test_a_blank_department_is_that_of_a_merged_cell_or_a_fault_and_never_guessed(as_text):
    rows = [["部门", "类别", "情况"], ["区教育局", "其他", "走访"], ["", "其他", "座谈"]]
    (fault,) = read_reports(as_text(rows), 2025).problems
    assert (fault.code, fault.row, fault.column) == ("blank-department", 3, "A")
    handle = io.BytesIO()
    with xlsxwriter.Workbook(handle) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
        sheet.merge_range("A2:A3", "区教育局")
    (report,) = read_reports(handle.getvalue(), 2025).reports
    assert [one.text for one in report.entries] == ["走访", "座谈"]


def test_rows_of_the_empty_table_that_nobody_touched_are_no_reports_and_no_faults(as_text):
    head = ["部门", "年度", "类别", "次数", "联系对象", "情况", "报送日期"]
    rows = [head, *([name, "2025", "", "", "", "", ""] for name in ("区教育局", "区科技局", "区财政局"))]
    rows[2] = ["区科技局", "2025", "无", "", "", "", ""]
    read = read_reports(as_text(rows), 2025)
    assert [one.department for one in read.reports] == ["区科技局"] and read.problems == ()
    assert "2 个部门没有填写，仍算未报。" in read.understood
    half = read_reports(as_text([*rows, ["区司法局", "2025", "", "", "", "", "2026-01-20"]]), 2025)
    assert [(one.code, one.row) for one in half.problems] == [("unknown-kind", 5)]


def test_a_row_without_a_year_is_of_the_year_at_hand_and_everyone_is_whom_the_list_names(as_text):
    rows = [["部门", "类别", "联系对象", "情况"], ["区教育局", "联合调研", "各民主党派、工商联", "调研"]]
    read = read_reports(as_text(rows), 2023, everyone=("民革", "民盟", "工商联"))
    assert read.reports == (
        Report("区教育局", 2023, "", (Entry("联合调研", None, ("民革", "民盟", "工商联"), "调研"),)),
    )


def test_everyone_of_a_number_is_everyone_only_if_there_are_so_many():
    assert parties_of("全部两家", ("民革", "民盟")) == ("民革", "民盟")
    (fault,) = parties_of("全部三家", ("民革", "民盟"))
    assert fault.code == "unnamed-organisations"


def test_the_first_and_last_year_and_the_longest_text_are_still_taken():
    assert [year_of(one) for one in ("1949", "2100年")] == [1949, 2100]
    assert all(isinstance(year_of(one), Problem) for one in ("1948", "2101"))
    assert text_of("字" * 2_000) == "字" * 2_000 and isinstance(text_of("字" * 2_001), Problem)


def test_the_list_of_liaisons_is_no_report():
    content = "部门,民革,民盟\n区教育局,1,0\n".encode()
    assert [one.code for one in read_reports(content, 2025).problems] == ["no-such-headings"]


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_give_reports_or_problems_and_never_an_exception(content):
    read = read_reports(content, 2025)
    assert bool(read.reports) != bool(read.problems)


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn")), max_size=30).map(
    lambda text: " ".join(text.split())
)
entries = st.builds(
    Entry,
    st.sampled_from(KIND_ORDER),
    st.none() | st.integers(1, 9999),
    st.sets(st.sampled_from(ORDER)).map(lambda names: tuple(name for name in ORDER if name in names)),
    texts,
).filter(lambda entry: entry.text or entry.count)
reports = st.builds(
    Report,
    st.just("区教育局"),
    st.just(2025),
    st.sampled_from(["", "2026-01-20"]),
    st.lists(entries, max_size=5).map(tuple),
)


@settings(deadline=None)
@given(report=reports)
def test_what_is_kept_of_a_report_gives_the_same_report(report):
    assert report_from(report_bytes(report), report.department, report.year) == report


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"received_on":"","entries":[{"kind":"x"}]}',
        b'{"received_on":"","entries":[{"kind":"\xe5\x85\xb6\xe4\xbb\x96","count":"1","parties":[],"text":""}]}',
    ],
)
def test_bytes_that_are_no_report_are_refused(content):
    with pytest.raises(ValueError):
        report_from(content, "区教育局", 2025)


@settings(max_examples=60, deadline=None)
@given(report=reports)
@example(report=Report("区教育局", 2025, "", (Entry("其他", None, ("民革",), "⻏"),)))
def test_a_year_taken_away_as_a_table_is_read_again_with_the_same_content(report):
    from lib.exports.csv_file import table_csv
    from lib.ui.report_files import table_of

    read = read_reports(table_csv(table_of([report])), 2020)
    kept = dict.fromkeys(report.entries)
    if read.problems:  # what no form could have held: a telephone number, text that is a mark for nothing
        assert {one.code for one in read.problems} <= {"telephone-in-text", "empty-entry", "unclosed-quote"}
    else:
        (again,) = read.reports
        assert [(one.kind, one.count, one.parties) for one in again.entries] == [
            (one.kind, one.count, one.parties) for one in kept
        ]
        # A radical (⻏) that a report holds is read as the hanzi it means (邑), as in every table.
        assert all(one.text in (repaired(was.text), "") for one, was in zip(again.entries, kept, strict=True))
