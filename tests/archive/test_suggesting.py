"""What a notice or table says of itself is found in the register, and nothing is guessed where it does not say it."""

import io
from dataclasses import replace

import docx
import pytest

from lib.archive.holdings import load_holdings
from lib.archive.register import read_row, register_row
from lib.archive.suggesting import suggestion
from lib.intake.upload import read_upload

HELD = load_holdings()
NOTICE = """{place}人民政府文件
{number}
关于政府部门与民主党派对口联系工作的通知
市教育局对口联系民盟。
《关于进一步加强和完善政府部门与民主党派工商联对口联系工作的通知》同时废止。
《关于旧事的通知》同时废止。
{place}人民政府
2026年3月2日
"""


def said(text, name="粘贴的通知"):
    return suggestion(name, read_upload(text.encode(), name), HELD)


def notice(place="青岛市", number="青政办发〔2026〕3号"):
    return NOTICE.format(place=place, number=number)


def test_a_notice_that_is_not_held_is_a_new_document_of_its_place():
    found = said(notice())
    assert (found.jurisdiction, found.document_id, found.fresh, found.year) == ("370200", "", True, 2026)
    assert found.register["number"] == "青政办发〔2026〕3号" and found.register["issued_on"] == "2026-03-02"
    assert found.register["source"] == "通知原文（青政办发〔2026〕3号）"


def test_a_notice_that_is_held_is_known_by_its_number_however_the_brackets_are_written():
    found = said(notice(number="青政办字[2008]86号"))
    assert (found.document_id, found.fresh) == ("qingdao-2008", False)
    assert said(notice("济南市", "青政办字[2008]86号")).document_id == ""  # the number is of another place


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("宁波市奉化区", "330213"),
        ("奉化区", "330213"),
        ("浙江省宁波市奉化区", "330213"),
        ("嵊州市", "330683"),
        ("绍兴市嵊州市", "330683"),
        ("福建省", "350000"),
        ("天津市", "120000"),
        ("宁波市江北区", "330205"),
        ("江北区", ""),  # there is one in 重庆 too
        ("滨河县", ""),
        ("江苏省青岛市", ""),
    ],
)
def test_a_place_is_known_alone_or_with_the_places_it_lies_in(place, code):
    found = said(notice(place))
    assert (found.stated, found.jurisdiction) == (place, code)


def test_what_is_repealed_is_found_if_it_is_held_and_noted_if_it_is_not():
    found = said(notice())
    assert found.repealed == ("qingdao-2008",) and found.repeals == ("关于旧事的通知",)
    assert found.register["notes"] == "原文写明废止：《关于旧事的通知》。"
    elsewhere = said(notice("济南市"))
    assert elsewhere.repealed == () and len(elsewhere.repeals) == 2  # the title alone names no place


def test_a_repealed_document_that_was_published_here_is_found_by_title_and_number():
    title = "盱眙县人民政府办公室关于建立县政府部门与民主党派工商联对口联系制度的通知"
    row = register_row(HELD.documents["fenghua-2019"]) | {
        "document_id": "320830-2015",
        "jurisdiction": "320830",
        "title": title,
        "number": "盱政办〔2015〕62号",
    }
    old, faults = read_row(row, HELD.jurisdictions)
    assert old is not None and not faults
    held = replace(
        HELD,
        documents=HELD.documents | {old.document_id: old},
        matrices=HELD.matrices | {old.document_id: HELD.matrices["fenghua-2019"]},
    )
    text = notice("盱眙县", "盱政办发〔2024〕31号").replace("《关于旧事的通知》", f"《{title}》（盱政办〔2015〕62号）")
    found = suggestion("粘贴的通知", read_upload(text.encode(), "粘贴的通知"), held)
    assert found.repealed == ("320830-2015",) and len(found.repeals) == 1
    other = text.replace("〔2015〕62号", "〔2015〕63号")
    assert suggestion("粘贴的通知", read_upload(other.encode(), "粘贴的通知"), held).repealed == ()


def test_a_document_does_not_repeal_itself():
    assert said(notice(number="青政办字〔2008〕86号")).repealed == ()


@pytest.mark.parametrize(
    ("title", "name", "code"),
    [
        ("宁波市奉化区政府部门对口联系名单", "名单.csv", "330213"),
        ("对口联系名单", "青岛市名单.csv", "370200"),
        ("宁波市江北区政府部门对口联系名单", "名单.csv", ""),
        ("青岛市、济南市对口联系名单", "名单.csv", ""),
        ("对口联系名单", "名单.csv", ""),
    ],
)
def test_the_title_or_the_name_of_a_table_may_name_its_place(title, name, code):
    found = said(f"{title},,\n部门,民革,民盟\n市教育局,1,0\n", name)
    assert found.jurisdiction == code and not found.fresh and not found.document_id
    assert found.register == {"title": title, "source": f"部门报来的文件（{name}）"}


def test_a_text_that_says_nothing_of_itself_suggests_nothing():
    found = said("市教育局对口联系民盟、民进。")
    assert not (found.stated or found.jurisdiction or found.document_id or found.fresh or found.repealed)


def test_a_place_whose_name_has_a_bracket_is_found_in_a_title_as_any_other():
    place = replace(HELD.jurisdictions["330213"], code="330299", name="奉化(新城")
    held = replace(HELD, jurisdictions={**HELD.jurisdictions, "330299": place})
    table = "奉化(新城部门对口联系一览表\n部门,民革\n市教育局,1\n".encode()
    assert suggestion("x.csv", read_upload(table, "x.csv"), held).jurisdiction == "330299"


@pytest.mark.parametrize(
    ("title", "name", "year", "fresh"),
    [
        ("奉化区2020年政府部门对口联系表", "名单.csv", 2020, True),
        ("奉化区政府部门对口联系表", "奉化区2020.csv", 2020, True),
        ("奉化区2019年政府部门对口联系表", "2020年上报.csv", 2019, False),
        ("奉化区政府部门对口联系表（2019—2020年）", "名单.csv", None, False),
        ("奉化区2019年、2020年政府部门对口联系表", "名单.csv", None, False),
        ("奉化区政府部门对口联系表 奉政发〔2019〕47号", "20200512.csv", None, False),
        ("岳阳市2008年政府部门对口联系表", "名单.csv", 2008, False),  # what is held may be of 2005 to 2009
    ],
)
def test_the_year_of_a_table_is_that_of_its_title_or_name_and_another_year_is_another_document(
    title, name, year, fresh
):
    found = said(f"{title},,\n部门,民革,民盟\n区教育局,1,0\n", name)
    assert (found.year, found.fresh) == (year, fresh)


def word_table(*above):
    document = docx.Document()
    for words in above:
        document.add_paragraph(words)
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (["部门", "党派"], ["县教育局", "民盟、民进"]), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    handle = io.BytesIO()
    document.save(handle)
    return handle.getvalue()


def test_the_heading_of_a_word_table_says_place_year_and_title_as_that_of_a_sheet_does():
    content = word_table("附件", "宁海县２０２６年对口联系分组表", "经县政府同意，现将对口联系分组印发如下：")
    found = suggestion("名单.docx", read_upload(content, "名单.docx"), HELD)
    assert (found.jurisdiction, found.year) == ("330226", 2026)
    assert found.register["title"] == "宁海县2026年对口联系分组表"
    sheet = said("宁海县２０２６年对口联系分组表,\n部门,党派\n县教育局,民盟、民进\n", "名单.csv")
    assert (sheet.jurisdiction, sheet.year, sheet.register["title"]) == ("330226", 2026, found.register["title"])
    plain = word_table("请各部门核对以下对口联系安排：", "（各部门填报。）")
    assert "title" not in suggestion("名单.docx", read_upload(plain, "名单.docx"), HELD).register


def test_a_word_table_with_a_number_and_no_title_takes_its_heading():
    content = word_table("宁海县人民政府办公室文件", "宁政办发〔2026〕12号", "2026年度对口联系一览")
    found = suggestion("名单.docx", read_upload(content, "名单.docx"), HELD)
    assert found.register["title"] == "2026年度对口联系一览" and found.register["number"] == "宁政办发〔2026〕12号"
