"""Workbooks: what is in them is what was put in, and no cell is a formula."""

import zipfile
from io import BytesIO

import pandas as pd
from lxml import etree
from python_calamine import CalamineWorkbook

from lib.archive.holdings import load_holdings
from lib.exports.workbook import matrix_workbook, table_workbook, template_workbook
from lib.vocabulary.parties import ORDER


def cells(content, sheet):
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(sheet).to_python()


def parts(content):
    with zipfile.ZipFile(BytesIO(content)) as book:
        return "".join(book.read(name).decode("utf-8") for name in book.namelist() if name.startswith("xl/worksheets"))


def test_a_matrix_comes_out_cell_for_cell_with_its_notes():
    matrix = load_holdings().matrices["fenghua-2019"]
    content = matrix_workbook(matrix, ["来源：奉政发〔2019〕47号"])
    rows = cells(content, "联系矩阵")
    assert rows[0] == ["部门", "民革", "民盟", "民建", "工商联", "无党派人士"]
    assert len(rows) == 27 and sum(sum(row[1:]) for row in rows[1:]) == 26
    assert cells(content, "说明") == [["来源：奉政发〔2019〕47号"]]


def test_an_unknown_cell_is_blank_in_the_workbook():
    matrix = load_holdings().matrices["anqing-2022"]
    assert cells(matrix_workbook(matrix, []), "联系矩阵")[1][1:] == [1.0] + [""] * 9


def test_no_text_becomes_a_formula_or_a_link():
    table = pd.DataFrame({"=A1": ['=HYPERLINK("http://x")', "http://x", "+1", None]})
    content = table_workbook(table, ["=1+1"])
    assert "<f>" not in parts(content) and "hyperlink" not in parts(content).lower().replace("hyperlinks", "")
    assert [row[0] for row in cells(content, "表格")] == ["=A1", '=HYPERLINK("http://x")', "http://x", "+1"]


def test_long_texts_are_seen_whole_and_a_table_prints_as_wide_as_its_page():
    text = "定期通报有关情况，" * 20  # 180 letters twice as wide, in a column of 60
    table = pd.DataFrame({"部门": ["市教育局", "市公安局", "市司法局"], "内容": [text, "短", "一\n二"]})
    sheet = etree.fromstring(parts(table_workbook(table, [])).split("<?xml")[1].split("?>", 1)[1])
    rows = {row.get("r"): float(row.get("ht", 0)) for row in sheet.iter("{*}row")}
    assert rows["2"] >= 15 * 6 and not rows["3"] and rows["4"] >= 15 * 2
    (page,) = sheet.iter("{*}pageSetup")
    assert page.get("orientation") == "landscape" and page.get("fitToHeight") == "0"


def test_a_very_long_name_does_not_make_the_matrix_too_wide_to_be_read():
    matrix = pd.DataFrame({"民革": [True]}, index=["市文化广电新闻出版和旅游体育局" * 5], dtype="boolean")
    sheet = etree.fromstring(parts(matrix_workbook(matrix, [])).split("<?xml")[1].split("?>", 1)[1])
    (row,) = (row for row in sheet.iter("{*}row") if row.get("r") == "2")
    assert float(next(sheet.iter("{*}col")).get("width")) <= 61 and float(row.get("ht")) >= 15 * 2


def test_the_template_offers_one_and_zero_and_explains_itself():
    content = template_workbook(ORDER)
    assert cells(content, "联系矩阵")[0] == ["部门", *ORDER]
    assert "&quot;1,0&quot;" in parts(content) or '"1,0"' in parts(content)
    assert any("留空" in row[0] for row in cells(content, "说明"))
