"""Contacts in tables and in the form of 附件2: who, in which role, with a number that no message ever repeats.

The persons and numbers are made up; 138 0000 and 139 0000 are nobody's.
"""

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.exports.annex_forms import contact_form
from lib.intake.filled.contact import ROLES, Contact, contacts_bytes, contacts_from, hidden_numbers, masked, renewed
from lib.intake.filled.contact_upload import read_contacts

LEADER = Contact("区教育局", "分管领导", "甲某", "副局长", "13800001111", "2026-01-05")
OFFICER = Contact("区教育局", "联络员", "乙某", "办公室主任", "0574-88880000", "2026-01-05")
ROWS = [
    ["单位名称", "身份", "姓名", "职务", "联系电话", "任职日期", "有效至"],
    ["区教育局", "分管领导", "甲某", "副局长", "13800001111", "2026-01-05", ""],
    ["区教育局", "联系人", "乙某", "办公室主任", "0574-88880000", "2026年1月5日", ""],
]


def test_a_list_of_persons_is_read_in_every_kind_of_file(written):
    read = read_contacts(written(ROWS), known=lambda name: "区教育局")
    assert read.problems == ()
    assert [(one.role, one.telephone, one.since) for one in read.contacts] == [
        ("分管领导", "13800001111", "2026-01-05"),
        ("联络员", "0574-88880000", "2026-01-05"),
    ]


def form(*persons, unit="区教育局", day="2026-01-05"):
    rows = [(one.role, one.name, one.post, one.telephone) for one in persons] or [(role, "", "", "") for role in ROLES]
    return contact_form("对口联系工作分管领导、联络员登记表", unit, day, rows, "注：……")


def test_the_form_that_the_product_writes_is_read_back():
    assert read_contacts(form(LEADER, OFFICER)).contacts == (LEADER, OFFICER)


def test_a_form_as_an_office_fills_it_in():
    document = docx.Document()
    document.add_paragraph("单位名称（盖章）：  区教育局                    2026年 1月 5日 ")
    table = document.add_table(3, 4)
    for row, texts in enumerate(
        (("", "姓  名", "职务", "联系电话"), ("分管\n领导", "甲某", "副局长", "13800001111"), ("联络员", "", "", ""))
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    handle = io.BytesIO()
    document.save(handle)
    assert read_contacts(handle.getvalue()).contacts == (LEADER,)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (form(), ["no-persons"]),
        (form(LEADER, unit=""), ["contact-form-without-unit"]),
        ("单位,姓名\n区教育局,甲某\n".encode(), ["no-such-headings"]),
        ("单位,身份,姓名\n".encode(), ["no-rows"]),
        (b"", ["empty-file"]),
    ],
)
def test_what_is_missing_as_a_whole_is_told(content, told):
    read = read_contacts(content)
    assert ([one.code for one in read.problems], read.contacts) == (told, ())


def test_all_faults_are_told_with_their_place_and_none_repeats_a_number(as_text):
    rows = [
        ["单位", "身份", "姓名", "职务", "联系电话", "起", "止"],
        ["区教育局", "局长", "13800001111", "13900002222", "请打13800003333", "2026-13-01", ""],
        ["=1", "联络员", "乙某", "科长", "1390000222x", "2026-02-01", "2026-01-01"],
    ]
    read = read_contacts(as_text(rows, "gb18030"))
    assert [(one.code, one.row, one.column) for one in read.problems] == [
        ("unknown-role", 2, "B"),
        ("bad-name", 2, "C"),
        ("telephone-elsewhere", 2, "D"),
        ("bad-telephone", 2, "E"),
        ("bad-value", 2, "F"),
        ("formula-cell", 3, "A"),
        ("bad-telephone", 3, "E"),
        ("ends-before", 3, "G"),
    ]
    told = "".join(one.message for one in read.problems)
    assert "1380000" not in told and "1390000" not in told and read.contacts == ()


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_give_contacts_or_problems_and_never_an_exception(content):
    read = read_contacts(content)
    assert bool(read.contacts) != bool(read.problems)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13800001111", "138****1111"),
        ("138 0000 1111", "138****1111"),
        ("0574-88880000", "057****0000"),
        ("88880000", "88****00"),
        ("66123", "****"),
        ("13800001111、0574-88880000", "138****1111、057****0000"),
        ("", ""),
    ],
)
def test_a_number_is_shown_without_its_middle(number, shown):
    assert masked(number) == shown


@given(st.text("0123456789-() 、/", max_size=40))
def test_no_run_of_eight_digits_survives_the_mask(number):
    runs = [part for part in masked(number).replace("*", " ").replace("、", " ").split() if part]
    assert all(len(run) <= 4 for run in runs)


def test_a_number_in_a_sentence_is_hidden_and_the_rest_stays():
    assert (
        hidden_numbers("甲某来电（13800001111）更换，文号〔2019〕47号")
        == "甲某来电（138****1111）更换，文号〔2019〕47号"
    )


def test_a_number_is_in_no_representation_of_a_person():
    assert "13800001111" not in repr(LEADER) and "13800001111" not in f"{[LEADER]}"


contacts = st.lists(
    st.builds(
        Contact,
        st.sampled_from(["区教育局", "民革"]),
        st.sampled_from(ROLES),
        st.sampled_from(["甲某", "乙某", "丙某"]),
        st.text(max_size=5),
        st.sampled_from(["", "13800001111", "13900002222"]),
        st.sampled_from(["", "2024-01-01", "2026-05-01"]),
        st.sampled_from(["", "2026-12-31"]),
    ),
    max_size=5,
)


@given(told=contacts)
def test_what_is_kept_gives_the_same_contacts(told):
    assert contacts_from(contacts_bytes(told)) == tuple(told)


@pytest.mark.parametrize("content", [b"{", b"[1]", b'[{"unit": "x"}]', b'{"unit": "x"}'])
def test_bytes_that_are_no_contacts_are_refused(content):
    with pytest.raises(ValueError):
        contacts_from(content)


def test_whoever_is_replaced_stays_with_an_end_and_without_a_number():
    new = Contact("区教育局", "分管领导", "丙某", "局长", "13900002222", "2026-03-01")
    old, officer, leader = renewed([LEADER, OFFICER], [new], "2026-03-10")
    assert (old.name, old.until, old.telephone) == ("甲某", "2026-03-01", "")
    assert (officer, leader) == (OFFICER, new)
    assert not old.current("2026-03-10") and leader.current("2026-03-10")


def test_the_same_person_reported_again_keeps_what_the_new_report_leaves_out():
    again = Contact("区教育局", "分管领导", "甲某", "局长", "")
    (kept,) = renewed([LEADER], [again], "2026-03-10")
    assert (kept.post, kept.telephone, kept.since, kept.until) == ("局长", "13800001111", "2026-01-05", "")


@given(before=contacts, fresh=contacts)
def test_nobody_is_lost_and_everyone_reported_is_there(before, fresh):
    after = renewed(before, fresh, "2026-06-01")
    names = lambda told: {(one.unit, one.role, one.name) for one in told}  # noqa: E731
    assert names(after) == names(before) | names(fresh)


def test_names_days_and_roles_are_read_as_offices_write_them():
    table = "单位,身份,姓名,任职时间\n市教育局,联络人,王　五,20240501\n市司法局,主管领导,阿卜杜拉·买买提,2024年5月1日\n"
    read = read_contacts(table.encode())
    assert [(one.role, one.name, one.since) for one in read.contacts] == [
        ("联络员", "王五", "2024-05-01"),
        ("分管领导", "阿卜杜拉·买买提", "2024-05-01"),
    ]
