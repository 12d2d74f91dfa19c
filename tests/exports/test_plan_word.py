"""A draft list as a Word file, by department and by organisation, and never without saying that it is a draft."""

import io

import docx
import pandas as pd
import pytest
from docx.oxml.ns import qn

from lib.exports.plan_word import NOBODY, OPEN, plan_word

MARK = "草案，未经批准"


@pytest.fixture
def matrix():
    cells = [[True, True, False], [False, False, False], [pd.NA, False, True]]
    names = ["市教育局<b>&#*", "市司法局", "市数据局"]
    return pd.DataFrame(cells, index=names, columns=["民革", "民盟", "无党派人士"], dtype="boolean")


def opened(matrix, by_organisation):
    content = plan_word(
        "某市名单（草案）", matrix, by_organisation, "2026-11-05", ["依据：某〔2020〕1号。", "说明"], MARK
    )
    assert content == plan_word(
        "某市名单（草案）", matrix, by_organisation, "2026-11-05", ["依据：某〔2020〕1号。", "说明"], MARK
    )
    return docx.Document(io.BytesIO(content))


def rows(word):
    return [[cell.text for cell in row.cells] for row in word.tables[0].rows]


def test_by_department_every_row_names_its_organisations(matrix):
    assert rows(opened(matrix, False))[1:] == [
        ["1", "市教育局<b>&#*", "民革、民盟"], ["2", "市司法局", NOBODY], ["3", "市数据局", f"无党派人士{OPEN}"],
    ]  # fmt: skip


def test_by_organisation_every_row_counts_and_names_its_departments(matrix):
    assert rows(opened(matrix, True)) == [
        ["序号", "组织", "部门数", "对口联系部门"],
        ["1", "民革", "1", f"市教育局<b>&#*{OPEN}"], ["2", "民盟", "1", "市教育局<b>&#*"],
        ["3", "无党派人士", "1", "市数据局"],
    ]  # fmt: skip


@pytest.mark.parametrize("by_organisation", [True, False])
def test_it_is_a_draft_on_every_page_in_official_typefaces_with_its_source(matrix, by_organisation):
    word = opened(matrix, by_organisation)
    section = word.sections[0]
    assert MARK in section.header.paragraphs[0].text and MARK in section.even_page_header.paragraphs[0].text
    assert [paragraph.text for paragraph in word.paragraphs] == ["附件", "某市名单（草案）", "说明"]
    assert "某〔2020〕1号" in section.footer.paragraphs[0].text
    assert word.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert {one.get(qn("w:eastAsia")) for one in word.tables[0]._tbl.iter(qn("w:rFonts"))} == {"黑体", "仿宋_GB2312"}
