"""The briefing as Word and PDF: words, annexes, typefaces, repeated heads, and names that look like markup."""

import io
import re
import shutil
import subprocess
from dataclasses import replace

import docx
import pandas as pd
import pytest
from docx.oxml.ns import qn

from lib.exports.meeting.briefing import briefing
from lib.exports.meeting.material import Against, Material, Origin, Work
from lib.exports.meeting.paper import numbered, paper, spelt
from lib.exports.meeting.print import printed
from lib.exports.meeting.slides import slides
from lib.measures.change_causes import Years, changes
from lib.measures.comparison import comparison
from lib.measures.function_masks import function_masks
from lib.measures.plan_reality import Activities, overall, plan_reality
from lib.vocabulary.parties import ORDER

ODD = "市#教*育_局$x$@y<b>&\\"
A4 = (595, 842)


def origin(label, synthetic=False):
    return Origin(label, f"关于{label}的通知", "某〔2020〕1号", "2020-01-05", "完整名单", True, "第 1 版", synthetic)


def matrix(names, parties=ORDER[:8]):
    cells = [[(row * 7 + column * 3) % 4 == 0 for column in range(len(parties))] for row in range(len(names))]
    return pd.DataFrame(cells, index=names, columns=list(parties), dtype="boolean")


def material(count=40, synthetic=False, parties=ORDER[:8]):
    names = [ODD, "市卫健委", "市司法局", *(f"市第{at}局" for at in range(count - 3))]
    now, before = matrix(names, parties), matrix(["市卫生局", "市司法局", ODD], parties)
    a, b = function_masks(before, True), function_masks(now, True)
    found = comparison(a, b)
    previous = Against(
        origin("旧名单"),
        found,
        (a, b),
        (before, now),
        ("2011年", "2019年"),
        tuple(changes(found, a, b, Years(2011, 2019))),
    )
    done = Activities(frozenset({(ODD, "民革")}), frozenset({ODD}), frozenset())
    cells = plan_reality(now, True, done)
    work = Work(2019, cells, done.reported, overall(cells, done.reported), pd.Series({"联合调研": 2}), ("市卫健委",))
    groups = dict.fromkeys(names, "科教文卫")
    return Material(
        origin("某市2019年", synthetic), "某市", now, groups, "2026-11-05", previous=previous, work=work,
        peer=replace(previous, names=("某市2019年", "他市2011年"), origin=origin("他市2011年")),
        mechanisms=pd.DataFrame({"制度": ["例会制度"], "条款": ["三"], "内容": ["#let x = 1 *每年*"], "频次": [None]}),
    )  # fmt: skip


@pytest.fixture(scope="module")
def whole():
    made = material()
    return made, slides(made)


@pytest.fixture(scope="module")
def word(whole):
    return docx.Document(io.BytesIO(briefing(*whole)))


@pytest.fixture(scope="module")
def pdf(whole, tmp_path_factory):
    file = tmp_path_factory.mktemp("pdf") / "a.pdf"
    file.write_bytes(printed(*whole))
    return file


def asked(program, *arguments):
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout


def test_sections_are_numbered_and_annexes_go_by_the_order_of_the_slides(whole):
    told = paper(*whole)
    assert [section.heading for section in told.sections] == [
        "一、对口联系基本情况", "二、与此前名单相比的变化", "三、与可比地区的对照", "四、各组织的对口联系部门",
        "五、计划与落实", "六、制度机制",
    ]  # fmt: skip
    assert [annex.title[:4] for annex in told.annexes] == [
        "对口联系",
        "与此前名",
        "与可比地",
        "各组织的",
        "计划与落",
        "制度机制",
    ]
    leads = [lead for lead, _ in told.sections[3].paragraphs]
    assert leads == ["", *(f"（{'一二三四五六七八'[at]}）{name}。" for at, name in enumerate(ORDER[:8]))]
    assert told.sections[1].paragraphs[0][1].endswith("（见附件2）。")
    least = Material(whole[0].origin, "某市", whole[0].matrix, {}, "2026-11-05")
    assert [annex.label for annex in paper(least, slides(least)).annexes] == ["附件1", "附件2"]


def test_numbers_and_days_are_written_as_an_office_writes_them():
    assert [numbered(at) for at in (1, 10, 11, 20, 35)] == ["一", "十", "十一", "二十", "三十五"]
    assert spelt("截至2026-01-05") == "截至2026年1月5日"


def test_what_the_office_wrote_stands_in_the_briefing(whole):
    edited = replace(whole[0], sentences={"matrix": "由办公室改写的一句话。"})
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(briefing(edited, slides(edited)))).paragraphs]
    assert any("由办公室改写的一句话（见附件1）。" in line for line in words)


def test_the_word_file_has_the_typefaces_of_official_papers_in_chinese(word):
    faces = {}
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        fonts = word.styles[name].element.rPr.rFonts
        faces[name] = fonts.get(qn("w:eastAsia"))
        assert not [one for one in fonts.attrib if one.endswith("Theme")], "a theme would win over the typeface"
    assert faces == {
        "Normal": "仿宋_GB2312", "Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体_GB2312",
    }  # fmt: skip
    runs = {run.get(qn("w:eastAsia")) for run in word.tables[0]._tbl.iter(qn("w:rFonts"))}
    assert runs == {"黑体", "仿宋_GB2312"}
    fonts = next(
        part for part in word.part.package.iter_parts() if part.partname == "/word/fontTable.xml"
    ).blob.decode()
    assert re.search('w:name="仿宋_GB2312"><w:altName w:val="仿宋"', fonts)


def test_every_table_repeats_its_head_and_breaks_no_row(word):
    assert len(word.tables) == 6
    for table in word.tables:
        first, *rest = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rest)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_the_table_of_the_word_file_says_what_the_matrix_says(whole, word):
    rows = [[cell.text.replace("\n", "") for cell in row.cells] for row in word.tables[0].rows]
    assert rows[0] == ["序号", "部门", "类别", *ORDER[:8]]
    assert len(rows) == 41 and rows[1][:3] == ["1", ODD, "科教文卫"]
    held = whole[0].matrix
    assert [[cell == "●" for cell in row[3:]] for row in rows[1:]] == held.to_numpy().tolist()


def test_pages_are_numbered_in_the_middle_of_dashes_and_name_the_source(word):
    for foot in (word.sections[0].footer, word.sections[0].even_page_footer):
        assert foot.paragraphs[1].text.startswith("— ") and 'w:instr="PAGE"' in foot._element.xml
        (number,) = foot._element.xpath(".//w:fldSimple//w:sz/@w:val")
        assert number == str(foot.paragraphs[1].runs[0].font.size.pt * 2).removesuffix(".0")  # as large as its dashes
        assert "某〔2020〕1号" in foot.paragraphs[0].text and "2026年11月5日" in foot.paragraphs[0].text


def test_demonstration_data_is_told_on_every_page_and_under_the_title(tmp_path):
    made = material(8, synthetic=True)
    word = docx.Document(io.BytesIO(briefing(made, slides(made))))
    assert "演示数据" in word.sections[0].header.paragraphs[0].text
    assert "演示数据" in word.sections[0].even_page_header.paragraphs[0].text
    assert any("演示数据" in paragraph.text for paragraph in word.paragraphs[:4])
    file = tmp_path / "a.pdf"
    file.write_bytes(printed(made, slides(made)))
    pages = asked("pdftotext", "-layout", str(file), "-").split("\f")[:-1]
    assert len(pages) > 6 and all("演示数据" in page for page in pages)


def test_without_demonstration_data_nothing_says_so(whole, word, pdf):
    assert "演示数据" not in word.element.xml + word.sections[0].header._element.xml
    assert "演示数据" not in asked("pdftotext", str(pdf), "-")


def test_the_pdf_holds_the_chinese_words_and_names_as_they_are(pdf):
    words = re.sub(r"\s", "", asked("pdftotext", "-layout", str(pdf), "-"))
    for said in ("一、对口联系基本情况", "附件1", "民主党派", "见附件3", "市第36局", "#letx=1*每年*", "—1—"):
        assert said in words, said
    assert ODD in words


def test_the_pdf_embeds_its_typeface_and_lies_on_a4(pdf):
    fonts = asked("pdffonts", str(pdf)).splitlines()[2:]
    assert fonts and all("NotoSansCJK" in line.replace("-", "") for line in fonts)
    assert all(re.search(r"\byes yes (yes|no)\b", line) for line in fonts)
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", asked("pdfinfo", str(pdf)))
    assert tuple(round(float(one)) for one in size.groups()) == A4


@pytest.mark.parametrize(("count", "pages"), [(8, 1), (40, 1), (60, 2)])
def test_long_lists_take_no_more_pages_than_they_must_and_repeat_their_head(count, pages, tmp_path):
    made = material(count)
    file = tmp_path / "a.pdf"
    file.write_bytes(printed(made, slides(made)))
    text = [re.sub(r"[ \n]", "", page) for page in asked("pdftotext", "-layout", str(file), "-").split("\f")]
    start, end = (next(at for at, page in enumerate(text) if page.startswith(label)) for label in ("附件1", "附件2"))
    assert end - start == pages
    assert all("序号" in page and "民革" in page for page in text[start:end])


def test_a_table_that_fits_a_page_takes_its_signs_and_sources_with_it(tmp_path, shipped_material):
    held = shipped_material("qingdao-2008", peer="yueyang-undated")
    file = tmp_path / "paper.pdf"
    file.write_bytes(printed(held, slides(held)))
    text = [re.sub(r"[ \n]", "", page) for page in asked("pdftotext", "-layout", str(file), "-").split("\f")]
    (compared,) = (page for page in text if page.startswith("附件2"))
    assert "46审计" in compared and "双方都未列入" in compared and compared.count("岳阳市") >= 2
    assert compared.count("甲青岛市2008年") == 1 and "甲：" not in compared


def test_names_too_long_for_an_upright_page_lay_the_table_down():
    named = material(8)
    long = named.matrix.rename(index=lambda name: f"市人力资源和社会保障事务管理与服务委员会{name}")
    made = replace(named, matrix=long)
    word = docx.Document(io.BytesIO(briefing(made, slides(made))))
    assert word.sections[1].page_width > word.sections[1].page_height
    assert word.sections[0].page_width < word.sections[0].page_height


def test_the_same_material_makes_the_same_bytes(whole):
    assert briefing(*whole) == briefing(*whole)
    assert printed(*whole) == printed(*whole)
    document = docx.Document(io.BytesIO(briefing(*whole)))
    assert document.core_properties.modified.isoformat().startswith("2026-11-05")
    assert document.core_properties.author == ""


def test_letters_that_no_file_may_hold_are_left_out_and_break_nothing(whole):
    edited = replace(whole[0], sentences={"matrix": "坏字符\x07\x00在此。"})
    assert "坏字符在此" in docx.Document(io.BytesIO(briefing(edited, slides(edited)))).element.xml
    assert printed(edited, slides(edited)).startswith(b"%PDF")
