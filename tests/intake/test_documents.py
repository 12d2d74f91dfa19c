"""Word, PDF and web documents: their text and their tables give the matrix, and broken ones are told in words."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from lib.intake.upload import read_upload

NOTICE = "关于对口联系的通知\n市教育局、市科技局对口联系民盟、民进；\n市司法局对口联系民革。\n"
STATED = {("市教育局", "民盟"), ("市教育局", "民进"), ("市科技局", "民盟"), ("市科技局", "民进"), ("市司法局", "民革")}


def word(*parts):
    """Return the bytes of a Word file: a text is a paragraph, a list of lists a table."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), len(part[0]))
        for row, cells in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    handle = io.BytesIO()
    document.save(handle)
    return handle.getvalue()


def linked(upload):
    assert upload.matrix is not None, [one.message for one in upload.problems]
    known = upload.matrix.fillna(False)
    return {(d, p) for d in known.index for p in known.columns if known.loc[d, p]}


def test_paragraphs_of_a_word_file_are_a_notice():
    upload = read_upload(word(*NOTICE.splitlines()), "通知.docx")
    assert linked(upload) == STATED
    assert upload.clauses["市司法局", "民革"] == "市司法局对口联系民革"


def test_a_table_of_organisations_and_departments_in_a_word_file():
    rows = [["组织", "对口联系部门"], ["民革市委", "市司法局、市民政局"], ["民盟市委", "市教育局"]]
    upload = read_upload(word("对口联系名单", rows), "名单.docx")
    assert linked(upload) == {("市司法局", "民革"), ("市民政局", "民革"), ("市教育局", "民盟")}


def test_a_grid_with_ticks_in_a_word_file():
    rows = [["部门", "民革", "民盟"], ["市教育局", "", "√"], ["市司法局", "√", ""], ["市公安局", "√", "√"]]
    upload = read_upload(word("对口联系一览表", rows), "名单.docx")
    assert linked(upload) == {("市教育局", "民盟"), ("市司法局", "民革"), ("市公安局", "民革"), ("市公安局", "民盟")}


def test_a_table_under_the_heading_of_another_list_is_not_taken_for_liaisons():
    rows = [["部门", "党派"], ["市公安局", "民革、民盟"], ["市教育局", "民进"]]
    upload = read_upload(word("特约监督员聘请情况", rows, "联系工作由市委统战部负责。"), "名单.docx")
    assert upload.matrix is None
    assert [one.code for one in upload.problems] == ["no-liaisons"]


def test_a_cell_of_a_web_page_that_spans_rows_holds_for_each_of_them():
    page = (
        "<html><body><p>现将对口联系名单印发，请遵照执行。</p><table><tr><td>党派</td><td>对口联系部门</td></tr>"
        "<tr><td rowspan='2'>民革</td><td>市司法局</td></tr><tr><td>市民政局</td></tr>"
        "<tr><td>民盟</td><td>市教育局</td></tr></table></body></html>"
    )
    upload = read_upload(page.encode(), "名单.html")
    assert linked(upload) == {("市司法局", "民革"), ("市民政局", "民革"), ("市教育局", "民盟")}


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_web_page_is_read_without_its_scripts(encoding):
    body = "".join(f"<p>{line}</p>" for line in NOTICE.splitlines())
    page = (
        f'<html><head><meta charset="{encoding}"></head><body><script>市民政局对口联系民建</script>{body}</body></html>'
    )
    assert linked(read_upload(page.encode(encoding), "通知.html")) == STATED


def test_a_table_of_a_web_page():
    page = (
        '<html><meta charset="utf-8"><p>对口联系名单</p><table><tr><td>民革市委</td><td>市司法局、市民政局</td></tr>'
        "<tr><td>民盟市委</td><td>市教育局</td></tr></table></html>"
    )
    upload = read_upload(page.encode(), "名单.htm")
    assert linked(upload) == {("市司法局", "民革"), ("市民政局", "民革"), ("市教育局", "民盟")}


def test_a_pdf_printed_from_a_browser_is_read_as_text_and_table():
    upload = read_upload((Path(__file__).parent / "notice.pdf").read_bytes(), "通知.pdf")
    assert linked(upload) == STATED | {("市财政局", "民建"), ("市税务局", "民建")}


def test_a_document_without_a_list_says_so():
    upload = read_upload(word("各部门要重视此项工作。"), "通知.docx")
    assert [one.code for one in upload.problems] == ["no-liaisons"]


def test_a_packed_bomb_and_a_cut_file_are_told_and_harm_nobody():
    handle = io.BytesIO()
    with zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(30 * 1024 * 1024))
    assert [one.code for one in read_upload(handle.getvalue(), "a.docx").problems] == ["too-large"]
    whole = word(*NOTICE.splitlines())
    assert [one.code for one in read_upload(whole[: len(whole) // 2], "a.docx").problems] == ["unreadable-document"]
    assert [one.code for one in read_upload(b"%PDF-1.7\n" + bytes(500), "a.pdf").problems] == ["unreadable-document"]


def test_a_packed_file_without_its_text_is_a_broken_word_file_and_no_archive_to_unpack():
    handle = io.BytesIO()
    with zipfile.ZipFile(handle, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    for content in (b"PK\3\4brok", handle.getvalue()):
        assert [one.code for one in read_upload(content, "a.DOCX").problems] == ["unreadable-document"]
        assert [one.value for one in read_upload(content, "a.zip").problems] == ["压缩包"]


def test_a_word_file_around_a_table_says_its_place_number_and_date():
    rows = [["部门", "联系对象"], ["市教育局", "民盟、民进"], ["市司法局", "民革"]]
    around = ("达州市人民政府办公室", "达市府办〔2026〕15号", "关于政府部门与民主党派对口联系的通知", "2026年4月7日")
    upload = read_upload(word(*around[:3], rows, around[3]), "通知.docx")
    assert upload.matrix is not None and upload.notice is None and upload.metadata is not None
    said = upload.metadata
    assert (said.place, said.number, said.issued_on) == ("达州市", "达市府办〔2026〕15号", "2026-04-07")


def test_a_text_that_is_too_long_or_names_too_many_departments_is_told():
    words = "关于进一步做好对口联系工作的通知，各部门要认真落实。\n"
    (problem,) = read_upload((words * 12_000).encode(), "通知.txt").problems
    assert problem.code == "too-large" and "超过 30 万字" in problem.message
    letters = "文教科技财税水林农交公司审统商民"
    names = [f"市{one}{two}{three}局" for one in letters for two in letters for three in letters][:2_001]
    (problem,) = read_upload("".join(f"{name}对口联系民盟；\n" for name in names).encode(), "通知.txt").problems
    assert problem.code == "too-many-rows" and "部门太多，最多 2000 个部门" in problem.message


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def word_of(*blocks):
    """Return the bytes of a Word file with blocks in XML, some of which Word wraps around text."""
    spaces = {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }
    declared = " ".join(f'xmlns:{short}="{name}"' for short, name in spaces.items())
    document = docx.Document()
    body = parse_xml(f"<w:body {declared}>{''.join(blocks)}</w:body>")
    for place, part in enumerate(list(body)):
        document.element.body.insert(place, part)
    handle = io.BytesIO()
    document.save(handle)
    return handle.getvalue()


def table_xml(*rows):
    lines = ("".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def test_tracked_changes_are_read_as_they_stand_on_the_page():
    put_in = f'<w:ins w:id="1" w:author="a">{run("、民进")}</w:ins>'
    struck = '<w:del w:id="2" w:author="a"><w:r><w:delText>、民建</w:delText></w:r></w:del>'
    cell = f"<w:tc><w:p>{run('市公安局对口联系台盟。')}</w:p></w:tc>"
    gone = f'<w:tr><w:trPr><w:del w:id="3" w:author="a"/></w:trPr>{cell}</w:tr>'
    content = word_of(
        f"<w:p>{run('市教育局对口联系民盟')}{put_in}{struck}{run('；')}</w:p>",
        f"<w:p>{run('市司法局对口联系民革。')}</w:p>",
        f"<w:tbl><w:tblPr/><w:tblGrid/>{gone}</w:tbl>",
    )
    assert linked(read_upload(content, "a.docx")) == {("市教育局", "民盟"), ("市教育局", "民进"), ("市司法局", "民革")}


def test_names_and_dates_that_word_has_tagged_are_read():
    name = f'<w:smartTag w:uri="u" w:element="PersonName">{run("民革")}</w:smartTag>'
    day = f'<w:smartTag w:uri="u" w:element="chsdate">{run("2008年4月1日")}</w:smartTag>'
    lines = (run("市教育局对口联系民盟；"), f"{run('市司法局对口联系')}{name}{run('。')}", day)
    upload = read_upload(word_of(*(f"<w:p>{line}</w:p>" for line in lines)), "a.docx")
    assert linked(upload) == {("市教育局", "民盟"), ("市司法局", "民革")}
    assert upload.metadata.issued_on == "2008-04-01"


LIST = table_xml(*(map(run, row) for row in (["部门", "联系对象"], ["市教育局", "民盟"], ["市司法局", "民革"])))
LINES = f"<w:p>{run('市教育局对口联系民盟；')}</w:p><w:p>{run('市司法局对口联系民革。')}</w:p>"


@pytest.mark.parametrize(
    "block",
    [
        f"<w:sdt><w:sdtContent>{LINES}</w:sdtContent></w:sdt>",
        f"<w:sdt><w:sdtContent>{LIST}</w:sdtContent></w:sdt>",
        f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{LIST}<w:p/></w:tc></w:tr></w:tbl>",
        f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{LINES}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    ],
    ids=["lines in a control", "table in a control", "table in a table", "text box"],
)
def test_what_stands_in_a_content_control_a_text_box_or_a_cell_is_read(block):
    assert linked(read_upload(word_of(block), "a.docx")) == {("市教育局", "民盟"), ("市司法局", "民革")}


def test_ticks_set_as_symbols_and_boxes_that_are_ticked_count():
    def symbol(font, number):
        return f'<w:r><w:sym w:font="{font}" w:char="{number}"/></w:r>'

    def box(ticked):
        shown = run("☒" if ticked else "☐")  # as Word shows it
        state = f'<w:sdtPr><w14:checkbox><w14:checked w14:val="{ticked}"/></w14:checkbox></w:sdtPr>'
        return f"<w:sdt>{state}<w:sdtContent>{shown}</w:sdtContent></w:sdt>"

    heads = [*map(run, ("部门", "民革", "民盟"))]
    rows = [
        [run("市教育局"), symbol("Wingdings", "F0FC"), box(0)],
        [run("市司法局"), "", symbol("Wingdings 2", "F052")],
    ]
    content = word_of(table_xml(heads, *rows, [run("市公安局"), box(1), ""]))
    assert linked(read_upload(content, "a.docx")) == {("市教育局", "民革"), ("市司法局", "民盟"), ("市公安局", "民革")}
    other = word_of(table_xml(heads, *rows, [run("市公安局"), symbol("Webdings", "F041"), ""]))
    (problem,) = read_upload(other, "a.docx").problems
    assert (problem.code, problem.row, problem.column) == ("undecidable-cell", 4, "B")


@pytest.mark.parametrize("around", [(), ("对口联系名单", "以上名单请遵照执行。")], ids=["table alone", "in a text"])
def test_a_fault_in_the_table_of_a_word_file_is_told_and_its_row_not_lost(around):
    rows = [["部门", "联系对象"], ["市教育局", "民萌"], ["市司法局", "民革"]]
    grid = [["部门", "民革", "民盟"], ["市教育局", "√", "大概"], ["市司法局", "", "√"]]
    for table, code, column in ((rows, "unknown-organisation", "B"), (grid, "undecidable-cell", "C")):
        upload = read_upload(word(*around[:1], table, *around[1:]), "名单.docx")
        assert [(one.code, one.row, one.column) for one in upload.problems] == [(code, 2, column)]


def test_a_fault_in_a_table_with_semicolons_is_told_and_its_row_not_lost():
    (problem,) = read_upload("部门；联系对象\n市教育局；民萌\n市司法局；民革\n".encode(), "a.txt").problems
    assert (problem.code, problem.row) == ("unknown-organisation", 2)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "gbk"),
        ("", "utf-16"),
        ('<meta charset="utf-8">', "gbk"),
        ('<meta charset="x-gbk">', "gbk"),
        ('<meta charset="punycode">', "utf-8"),
        ("<meta content='text/html; charset=unicode'>", "utf-16"),
    ],
)
def test_a_web_page_is_read_whatever_it_says_of_its_encoding(head, encoding):
    body = "".join(f"<p>{line}</p>" for line in NOTICE.splitlines())
    content = f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding)
    assert linked(read_upload(content, "通知.xls")) == STATED


def test_a_table_whose_one_long_row_would_make_all_rows_long_is_refused():
    page = "<html><table><tr>" + "<td>市局" * 2_100 + "</tr>" + "<tr><td>局" * 1_000 + "</table></html>"
    assert [one.code for one in read_upload(page.encode(), "a.html").problems] == ["too-many-rows"]


@pytest.mark.parametrize("over", [0, 1])
def test_a_word_file_may_unpack_to_the_limit_and_not_a_byte_more(over):
    handle = io.BytesIO(word(*NOTICE.splitlines()))
    with zipfile.ZipFile(handle, "a", zipfile.ZIP_DEFLATED) as archive:
        left = 20 * 1024**2 - sum(one.file_size for one in archive.infolist())
        archive.writestr("word/media/a.bin", bytes(left + over))
    assert [one.code for one in read_upload(handle.getvalue(), "a.docx").problems] == ["too-large"] * over


def test_old_word_formats_in_text_are_called_by_their_name():
    for start, words in (
        ("MIME-Version: 1.0\r\n", ".mht"),
        ('<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "XML 文档"),
    ):
        (problem,) = read_upload(f"{start}市教育局对口联系民盟".encode(), "a.doc").problems
        assert problem.code == "wrong-kind" and words in problem.message
