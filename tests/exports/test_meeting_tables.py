"""The meeting's workbook: complete, coloured by sign, ready to print, and nothing in it computes."""

import io
import zipfile
from dataclasses import replace

import pandas as pd
import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from lib.exports.meeting.slides import slides
from lib.exports.meeting.tables import tables

X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def book(shipped_material):
    material = shipped_material("qingdao-2008", peer="fenghua-2019")
    return tables(slides(material), material.made_on)


def rows(content, sheet):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def sheets(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = sorted(name for name in packed.namelist() if name.startswith("xl/worksheets/sheet"))
        return [etree.fromstring(packed.read(name)) for name in names]


def test_there_is_one_sheet_for_each_table_and_one_of_sources(book):
    names = CalamineWorkbook.from_filelike(io.BytesIO(book)).sheet_names
    told = ["2008年的基本数字", "各组织联系的部门数", "联系矩阵", "与可比地区对照", "联系清单", "制度机制", "数据来源"]
    assert names == told


def test_the_matrix_and_the_pairs_are_complete(book, shipped_material):
    matrix = shipped_material("qingdao-2008").matrix
    found = rows(book, "联系矩阵")
    assert found[3] == ["类别", "部门", *matrix.columns, "合计"] and len(matrix) == 40
    assert found[44][1:] == ["合计", *[float(one) for one in matrix.sum()], ""]
    assert [row[-1] for row in found[4:44]] == [float(one) for one in matrix.sum(axis=1)]
    assert [row[1] for row in found[4:44]] == list(matrix.index)
    assert sum(cell == "●" for row in found[4:44] for cell in row) == 157
    assert "来源：" in found[46][0] and "青政办字〔2008〕86号" in found[46][0]
    assert len([row for row in rows(book, "联系清单")[4:] if row[1]]) == 157
    assert {row[0]: row[1] for row in rows(book, "各组织联系的部门数")[4:12]}["民革"] == 22


def test_sources_tell_document_completeness_and_version(book):
    found = rows(book, "数据来源")
    assert [row[0] for row in found[4:6]] == ["青岛市2008年", "宁波市奉化区2019年"]
    assert found[4][2:6] == ["青政办字〔2008〕86号", "2008-08-14", "完整名单", "随系统附带"]


def test_every_sheet_is_frozen_filtered_and_prints_on_landscape_a4_with_its_head(book):
    for sheet in sheets(book):
        assert sheet.find(f".//{X}pane").get("state") == "frozen" and sheet.find(f"{X}autoFilter") is not None
        page = sheet.find(f"{X}pageSetup")
        assert (page.get("paperSize"), page.get("orientation"), page.get("fitToWidth", "1")) == ("9", "landscape", "1")
        assert "数据截至2026-11-25" in sheet.find(f".//{X}oddFooter").text
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        defined = packed.read("xl/workbook.xml").decode()
    assert defined.count("_xlnm.Print_Titles") == 7 and defined.count("_xlnm.Print_Area") == 7


def test_no_data_becomes_a_formula_and_a_strange_heading_still_names_a_sheet(shipped_material):
    material = shipped_material("qingdao-2008")
    mechanisms = pd.DataFrame(
        {"制度": ["=1+1", "+A1"], "条款": ["@x", None], "内容": ["http://x", ""], "频次": ["-1", "一"]}
    )
    made = [replace(one, heading="A/B:[*]?\\" * 6) for one in slides(replace(material, mechanisms=mechanisms))]
    content = tables(made, material.made_on)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        whole = "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))
    assert "<f>" not in whole and "<hyperlink" not in whole and "=1+1" in whole
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    assert len(set(names)) == len(names) and all(len(name) <= 31 for name in names)


def test_signs_have_the_colours_of_the_screen(book):
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        styles = packed.read("xl/styles.xml").decode()
    assert all(f"FF{colour}" in styles for colour in ("1F4E79", "BF2F0E", "117733", "6B7280"))


def test_numbers_are_numbers_and_shares_have_the_format_of_shares(book):
    found = {row[0]: row[1] for row in rows(book, "2008年的基本数字")[4:8]}
    assert found == {"部门": 40.0, "组织": 8.0, "对口联系（对）": 157.0, "密度": 0.491}
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        assert 'formatCode="0.0%"' in packed.read("xl/styles.xml").decode()


def test_what_a_few_lines_are_too_long_for_a_page_is_printed_on_it_and_no_page_holds_only_sources(book):
    pages = [sheet.find(f"{X}pageSetup").get("fitToHeight", "1") for sheet in sheets(book)]
    assert pages[0] == pages[1] == pages[6] == "1"  # numbers, bars, sources
    assert int(pages[4]) > 3  # 157 pairs


def test_what_two_lists_are_counted_by_stands_above_their_sources(book):
    told = [row[0] for row in rows(book, "与可比地区对照")]
    at = next(at for at, text in enumerate(told) if str(text).startswith("说明："))
    assert "157对按职能计166对" in told[at] and [text[:3] for text in told[at + 1 : at + 3]] == ["来源：", "来源："]
