"""The deck as an office opens it: editable, Chinese typefaces everywhere, all on the page, nothing over another."""

import io
import re
import zipfile
from dataclasses import replace
from itertools import combinations

import pptx
import pytest
from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Emu

from lib.exports.meeting.deck import deck
from lib.exports.meeting.deck_fit import line_count, pieces, shortened
from lib.exports.meeting.deck_template import TemplateFault, opened
from lib.exports.meeting.slides import MAKERS, slides
from lib.figures.style import PARTY_COLOURS
from lib.ui.present_pages import chosen_slides, pages

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SIZES = [(8, 8), (40, 8), (60, 10), (3, 2)]


@pytest.fixture(scope="session")
def qingdao(shipped_material):
    material = shipped_material("qingdao-2008", peer="fenghua-2019")
    return deck(slides(material), material.made_on)


@pytest.fixture(scope="session")
def invented(invented_material):
    made = {}

    def make(departments, organisations):
        if (departments, organisations) not in made:
            material = invented_material(departments, organisations)
            made[departments, organisations] = deck(slides(material), material.made_on)
        return made[departments, organisations]

    return make


def presentation(content):
    return pptx.Presentation(io.BytesIO(content))


def parts(content, pattern):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: etree.fromstring(packed.read(name)) for name in packed.namelist() if re.search(pattern, name)}


def words(slide):
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def of(content, heading):
    """Return the slides of a heading, with or without the count of pages."""
    return [one for one in presentation(content).slides if re.sub("（[0-9/]+）$", "", one.shapes.title.text) == heading]


def template(edit=lambda one: None, **zip_changes):
    one = pptx.Presentation()
    edit(one)
    stream = io.BytesIO()
    one.save(stream)
    return stream.getvalue()


def test_every_text_names_its_east_asian_and_its_latin_typeface(qingdao):
    told = 0
    for name, root in parts(qingdao, r"ppt/(slides|notesSlides|charts)/[^_].*\.xml$").items():
        for properties in root.iter(f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr"):
            own = [properties.find(f"{A}{kind}") for kind in ("latin", "ea")]
            assert all(face is not None and face.get("typeface") for face in own), (name, etree.tostring(properties))
            told += 1
        for run in root.iter(f"{A}r"):
            assert run.find(f"{A}rPr") is not None, name
    assert told > 1500


def test_the_themes_name_chinese_typefaces(qingdao):
    themes = parts(qingdao, r"ppt/theme/theme\d+\.xml$")
    assert len(themes) == 2  # of the slides and of the notes
    for root in themes.values():
        faces = [root.find(f".//{A}{kind}/{A}ea").get("typeface") for kind in ("majorFont", "minorFont")]
        assert faces == ["微软雅黑", "微软雅黑"]


def test_everything_is_native_and_nothing_a_picture(qingdao):
    kinds = {"chart": 0, "table": 0}
    for slide in presentation(qingdao).slides:
        for shape in slide.shapes:
            kinds["chart"] += shape.has_chart
            kinds["table"] += shape.has_table
            assert shape.shape_type != 13, "a picture"
    assert kinds["chart"] == 1 and kinds["table"] == 8
    with zipfile.ZipFile(io.BytesIO(qingdao)) as packed:
        assert not [name for name in packed.namelist() if "media" in name or name.endswith((".png", ".jpeg"))]


def test_the_chart_has_each_organisation_in_its_colour_from_zero_with_numbers(qingdao):
    (slide,) = of(qingdao, "2008年的基本数字")
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    numbers = dict(zip(chart.plots[0].categories, chart.plots[0].series[0].values, strict=True))
    assert numbers["民革"] == 22 and sum(numbers.values()) == 157
    fills = [point.find(f".//{A}srgbClr").get("val") for point in chart._chartSpace.iter(f"{C}dPt")]
    assert fills == [PARTY_COLOURS[name][1:] for name in numbers]
    assert chart.value_axis.minimum_scale == 0 and chart.plots[0].has_data_labels
    assert chart.part.chart_workbook.xlsx_part is not None  # so that its data can be edited


def test_every_slide_has_a_title_notes_source_day_and_number(qingdao):
    every = list(presentation(qingdao).slides)
    for at, slide in enumerate(every, start=1):
        assert slide.shapes.title.text and slide.notes_slide.notes_text_frame.text
        text = "\n".join(words(slide))
        assert "青政办字〔2008〕86号" in text and "数据截至2026-11-25" in text
        assert at == 1 or 'type="slidenum"' in etree.tostring(slide._element).decode()


def test_every_shape_has_a_text_alternative(qingdao):
    for name, root in parts(qingdao, r"ppt/(slides|notesSlides)/[^_].*\.xml$").items():
        for one in root.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr"):
            group = one.getparent().tag.endswith("nvGrpSpPr")
            assert group or one.get("descr"), (name, one.attrib)


def test_the_matrix_stands_complete_on_one_page_with_the_head_on_each_half_and_its_sums(qingdao, shipped_material):
    matrix = shipped_material("qingdao-2008").matrix
    (page,) = of(qingdao, "联系矩阵")
    tables = [shape.table for shape in page.shapes if shape.has_table]
    assert len(tables) == 2 and all(len(table.rows) <= 23 for table in tables)
    heads = [[cell.text for cell in table.rows[0].cells] for table in tables]
    assert heads == [["部门", *matrix.columns, "合计"]] * 2
    *rows, sums = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    assert sums == ["合计", *map(str, matrix.sum()), ""]
    assert [row.pop() for row in rows] == [str(number) for number in matrix.sum(axis=1)]
    assert [row[0] for row in rows] == list(matrix.index)
    assert [[sign == "●" for sign in row[1:]] for row in rows] == matrix.to_numpy(bool).tolist()


def test_the_network_has_every_liaison_glued_at_both_ends_and_a_focus_greys_the_rest(qingdao):
    (whole,), (one,) = of(qingdao, "联系图"), of(qingdao, "联系图：民革")
    for slide in (whole, one):
        lines = [shape for shape in slide.shapes if shape.shape_type == 9]
        names = {shape.shape_id: shape.name for shape in slide.shapes}
        ends = [(line._element.find(f".//{A}stCxn"), line._element.find(f".//{A}endCxn")) for line in lines]
        tied = {frozenset((names[int(a.get("id"))], names[int(b.get("id"))])) for a, b in ends}
        assert len(lines) == len(tied) == 157 and frozenset(("市教育局", "民革")) in tied
    colours = [line.find(f".//{A}ln//{A}srgbClr").get("val") for line in one._element.iter("{*}cxnSp")]
    assert colours.count("332288") == 22 and len(set(colours)) == 2


def places(slide):
    """Return the boxes of what is on a slide but for connectors: name → edges in EMU."""
    found = []
    for shape in slide.shapes:
        if shape.shape_type != 9:
            tall = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            found.append((shape.name, shape.left, shape.top, shape.left + shape.width, shape.top + tall))
    return found


def faults_of_places(content):
    """Return what leaves its slide, and what lies on something else."""
    made, faults = presentation(content), []
    for slide in made.slides:
        found = places(slide)
        for name, left, top, right, bottom in found:
            if left < 0 or top < 0 or right > made.slide_width or bottom > made.slide_height:
                faults.append((slide.shapes.title.text, name))
        for one, other in combinations(found, 2):
            if not (one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]):
                faults.append((slide.shapes.title.text, one, other))
    return faults


@pytest.mark.parametrize("size", SIZES)
def test_nothing_leaves_the_slide_and_nothing_lies_on_another(invented, size):
    assert faults_of_places(invented(*size)) == []


def test_the_steps_of_the_network_do_not_jump(invented):
    tops = {
        tuple(shape.top for shape in slide.shapes if shape.name in ("民革", "市教育局"))
        for slide in presentation(invented(40, 8)).slides
        if slide.shapes.title.text.startswith("联系图")
    }
    assert len(tops) == 1


@pytest.mark.parametrize("size", SIZES)
def test_every_text_fits_its_box_and_every_row_of_a_table_its_height(invented, size):
    for slide in presentation(invented(*size)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                for row in shape.table.rows:
                    for cell, column in zip(row.cells, shape.table.columns, strict=True):
                        fits(cell.text, cell._tc, column.width.pt - 5, row.height.pt, row is shape.table.rows[0])
            elif shape.has_text_frame and not shape.is_placeholder:
                lines = sum(
                    line_count(one.text, one.runs[0].font.size.pt, shape.width.pt)
                    for one in shape.text_frame.paragraphs
                    if one.runs
                )
                assert lines * shape.text_frame.paragraphs[0].runs[0].font.size.pt <= shape.height.pt + 2, (
                    shape.text_frame.text
                )


def fits(text, cell, width, height, head):
    run = cell.find(f".//{A}rPr")
    if run is not None and not cell.get("rowSpan"):
        size = int(run.get("sz")) / 100
        assert size >= 8 and line_count(text, size, width) * size * 1.2 <= height + 1, (text, size, width, height)


@pytest.mark.parametrize(("size", "pages"), [((8, 8), 1), ((40, 8), 1), ((60, 10), 2)])
def test_long_matrices_continue_in_even_tables_and_pages(invented, size, pages):
    found = of(invented(*size), "联系矩阵")
    rows = [len(one.table.rows) - 1 for slide in found for one in slide.shapes if one.has_table]
    assert len(found) == pages and sum(rows) == size[0] + 1 and max(rows) - min(rows) <= 2


def test_a_very_long_cell_goes_on_and_loses_nothing(invented):
    tables = [one.table for slide in of(invented(8, 8), "制度机制") for one in slide.shapes if one.has_table]
    told = "".join(row.cells[2].text for table in tables for row in list(table.rows)[1:])
    assert told.count("定期通报有关情况，") == sum(60 if row == 3 else 1 + row % 4 for row in range(30))


def test_the_same_slides_give_the_same_bytes(shipped_material, qingdao):
    material = shipped_material("qingdao-2008", peer="fenghua-2019")
    assert deck(slides(material), material.made_on) == qingdao
    assert deck(slides(material), "2026-11-26") != qingdao


def test_demonstration_data_is_marked_on_every_slide(shipped_material):
    material = shipped_material("demo-2024", previous="demo-2021")
    for slide in presentation(deck(slides(material), material.made_on)).slides:
        assert any(shape.name == "演示数据标记" and "演示数据" in shape.text for shape in slide.shapes)


def test_numbers_of_a_partial_list_are_lower_bounds(shipped_material):
    material = shipped_material("anqing-2022")
    (slide,) = of(deck(slides(material), material.made_on), f"{material.period}的基本数字")
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert "不少于" in chart.chart_title.text_frame.text and chart.plots[0].data_labels.number_format == '"≥"0;;"?"'


def test_a_comparison_says_which_names_one_side_alone_has_and_what_is_counted(qingdao):
    told = {text for slide in of(qingdao, "与可比地区对照") for text in words(slide)}
    assert {"税务（仅乙）", "侨务（仅甲）", "民革", "农工党（仅甲）", "无党派人士（仅乙）"} <= told
    assert [one for one in told if "按职能计 一个部门有两项职能的计两次" in one]


@pytest.mark.parametrize(
    ("document", "more"),
    [
        ("qingdao-2008", {"peer": "fenghua-2019"}),
        ("demo-2024", {"previous": "demo-2021", "peer": "qingdao-2008"}),
        ("wuhan-2020", {"peer": "fenghua-2019"}),
    ],
)
def test_the_deck_has_the_slides_of_the_show_in_its_order(shipped_material, document, more):
    material = shipped_material(document, **more)

    def named(headings):
        whole = [re.sub("（[0-9/]+）$", "", one.replace("\x0b", "")) for one in headings]
        return list(dict.fromkeys(whole))

    made = slides(material)
    deck_slides = presentation(deck(made, material.made_on)).slides
    shown = pages(chosen_slides(material, list(MAKERS)), material)
    assert named(one.shapes.title.text for one in deck_slides) == named(one.heading for one in shown)


def test_names_with_letters_that_xml_does_not_know_do_no_harm(invented_material):
    material = invented_material(3, 2)
    bad = "市<教育>局&\x0b\ufffe"
    matrix = material.matrix.rename(index={"市教育局": bad})
    content = deck(slides(replace(material, matrix=matrix, previous=None, peer=None)), material.made_on)
    (slide,) = of(content, "联系矩阵")
    assert "市<教育>局&" in words(slide)


def test_quotes_and_unprintable_signs_in_names_reach_shapes_lines_and_notes(invented_material):
    bad, shown = '市"教\'育\x0b\ufffe局"><&amp;', '市"教\'育局"><&amp;'
    material = invented_material(3, 2)
    material = replace(material, matrix=material.matrix.rename(index={"市教育局": bad}), previous=None, peer=None)
    content = deck(slides(replace(material, notes={"network": f"{bad}\n第二段"})), material.made_on)
    (slide,) = of(content, "联系图")
    assert slide.notes_slide.notes_text_frame.text == f"{shown}\n第二段"
    named = [shape for shape in slide.shapes if shape.name.startswith(shown)]
    assert [one.name for one in named if one.shape_type != 9] == [shown] and len(named) > 1
    assert all(one._element._nvXxPr.cNvPr.get("descr") == one.name for one in named)


def test_notes_are_kept_where_the_template_has_no_place_for_them(invented_material):
    def dress(one):
        for shape in list(one.notes_master.placeholders):
            if shape.placeholder_format.type == PP_PLACEHOLDER.BODY:
                shape._element.getparent().remove(shape._element)

    material = invented_material(3, 2)
    made = presentation(deck(slides(material), material.made_on, template(dress)))
    assert all(one.notes_slide.notes_text_frame.text for one in made.slides)


def test_an_offices_template_keeps_its_size_fonts_layouts_and_loses_its_slides(invented_material):
    def dress(one):
        one.slide_width, one.slide_height = Emu(9144000), Emu(5143500)
        for holder in (*one.slide_layouts, one.slide_master):  # the inherited places last
            for shape in holder.placeholders:
                if shape._element.spPr.find(f"{A}xfrm") is not None:
                    shape.top, shape.height = Emu(int(shape.top * 0.75)), Emu(int(shape.height * 0.75))
        one.slides.add_slide(one.slide_layouts[0]).shapes.title.text = "旧幻灯片的内部内容"

    material = invented_material(8, 8)
    content = deck(slides(material), material.made_on, template(dress))
    made = presentation(content)
    assert (made.slide_width, made.slide_height) == (9144000, 5143500)
    assert [one.slide_layout.name for one in made.slides][:2] == ["Title Slide", "Title Only"]
    assert "旧幻灯片" not in "".join(text for slide in made.slides for text in words(slide))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert not any("旧幻灯片".encode() in packed.read(name) for name in packed.namelist())
    assert faults_of_places(content) == []


@pytest.mark.parametrize("where", ["none", "amid the content"])
def test_footers_that_the_template_lacks_or_has_amid_the_content_stand_at_the_foot(invented_material, where):
    def dress(one):
        for shape in list(one.slide_layouts[5].placeholders)[1:]:
            if where == "none":
                shape._element.getparent().remove(shape._element)
            else:
                shape.left, shape.top, shape.width, shape.height = Emu(914400), Emu(3200400), Emu(2743200), Emu(274320)

    material = invented_material(8, 8)
    content = deck(slides(material), material.made_on, template(dress))
    assert faults_of_places(content) == []
    assert all("数据截至2026-11-25" in "".join(words(slide)) for slide in presentation(content).slides)


def test_what_is_no_template_is_refused_in_words():
    good = template()
    macros = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(macros, "w") as target:
        for name in source.namelist():
            target.writestr(
                name, source.read(name).replace(b"presentation.main+xml", b"presentation.macroEnabled.main+xml")
            )
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", b"0" * 210_000_000)
    for content, said in (
        (b"not a deck", "不是可用的演示文稿模板"),
        (good[:2000], "不是可用的演示文稿模板"),
        (macros.getvalue(), "宏"),
        (bomb.getvalue(), "解压后太大"),
        (b"x" * (20 * 1024 * 1024 + 1), "超过 20 MB"),
    ):
        with pytest.raises(TemplateFault, match=said):
            opened(content)


def test_a_template_without_titled_layouts_is_refused_and_a_potx_is_taken():
    def untitled(one):
        for layout in one.slide_layouts:
            for shape in list(layout.placeholders):
                shape._element.getparent().remove(shape._element)

    with pytest.raises(TemplateFault, match="没有带标题的版式"):
        opened(template(untitled))
    potx = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template())) as source, zipfile.ZipFile(potx, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"presentation.main+xml", b"template.main+xml"))
    assert opened(potx.getvalue()).cover.name == "Title Slide"


def test_texts_are_broken_and_shortened_without_loss_of_count():
    text = "对口联系" * 50
    assert line_count(text, 10, 107) == 20 and line_count("", 10, 100) == 1
    assert "".join(pieces(text, 10, 107, 3)) == text
    assert shortened(text, 10, 107, 2).endswith("…") and line_count(shortened(text, 10, 107, 2), 10, 107) == 2
