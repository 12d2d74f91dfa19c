"""Workbooks: what is in them is what was put in, and no cell is a formula."""

import zipfile
from io import BytesIO

import pandas as pd
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


def test_the_template_offers_one_and_zero_and_explains_itself():
    content = template_workbook(ORDER)
    assert cells(content, "联系矩阵")[0] == ["部门", *ORDER]
    assert "&quot;1,0&quot;" in parts(content) or '"1,0"' in parts(content)
    assert any("留空" in row[0] for row in cells(content, "说明"))
