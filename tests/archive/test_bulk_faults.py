"""Every fault of a table of many lists is told with file, row and column, and only its own list is left out."""

import pytest

from lib.archive.holdings import load_holdings
from tests.archive.bulk_folder import TIDY, WIDE, lists, register, told, written

SOUND = {
    "a-2020": {"": "民革 民盟", "市教育局": "10", "市公安局": "01"},
    "b-2020": {"": "民革 民盟 民建", "市教育局": "1??"},
    "c-2020": {"": "民革 民盟 民建", "市司法局": "111", "市财政局": "010"},
}
EVERY = "民革 民盟 民建 民进 农工党 致公党 九三学社 台盟 工商联 无党派人士"
SOUND_TIDY = {
    "a-2020": {"": "民革 民盟", "市教育局": "10", "市公安局": "01", "市民政局": "00"},
    "b-2020": {"": EVERY, "市教育局": "1?????????"},
    "c-2020": {"": "民革 民盟", "市司法局": "11"},
}
LONG = "市" * 65

WIDE_FAULTS = [
    ("市公安局,0", "市公安局,√", "undecidable-cell", 3, "C", "a"),
    ("市公安局,0,1", "市公安局,0,＝1", "undecidable-cell", 3, "D", "a"),
    ("市公安局,0,1", "市教育局,1,0", "duplicate-department", 3, "B", "a"),
    ("市公安局,0,1", "市教育局,1,1", "conflicting-duplicates", 3, "D", "a"),
    ("市公安局", "", "blank-department", 3, "B", "a"),
    ("市公安局", "=A1+1", "formula-cell", 3, "B", "a"),
    ("市公安局", LONG, "name-too-long", 3, "B", "a"),
    ("市公安局", "市公\x07安局", "control-characters", 3, "B", "a"),
    ("市财政局,0,1,0", "市司法局,1,1,1", "duplicate-department", 6, "B", "c"),
    ("市财政局,0", "市审计局,1,1,1\nc-2020,市财政局,√", "undecidable-cell", 7, "C", "c"),
    ("市财政局,0", "市财政局,", "blank-in-complete", 6, "C", "c"),
    ("市财政局,0,1,0", "市财政局,0,1", "blank-in-complete", 6, "E", "c"),
    ("市财政局,0,1,0", "市财政局,0,1,0,1", "extra-cell", 6, "F", "c"),
    ("b-2020,市教育局,1", "\nb-2020,市教育局,是", "undecidable-cell", 5, "C", "b"),
    ("b-2020,市教育局,1", "\n\nb-2020,市教育局,1,,,多", "extra-cell", 6, "F", "b"),
]
TIDY_FAULTS = [
    ("市司法局,民盟", "市司法局,民萌", "unknown-organisation", 7, "C", "c"),
    ("市司法局,民盟", ",民盟", "blank-department", 7, "B", "c"),
    ("市司法局,民盟", "+市司法局,民盟", "formula-cell", 7, "B", "c"),
    ("市司法局,民盟", f"{LONG},民盟", "name-too-long", 7, "B", "c"),
    ("市司法局,民盟", "市司法局,民革", "duplicate-department", 7, None, "c"),
    ("市司法局,民盟", "市司法局,民盟\nc-2020,市司法局,民革", "duplicate-department", 8, None, "c"),
    ("市司法局,民盟", "市司法局,", "conflicting-duplicates", 7, None, "c"),
    ("市司法局,民盟", "市司法局,民盟,1", "extra-cell", 7, "D", "c"),
    ("b-2020,市教育局,民革", "\nb-2020,市教育局,民哥", "unknown-organisation", 6, "C", "b"),
    ("市民政局,", "市教育局,", "conflicting-duplicates", 4, None, "a"),
    ("c-2020,市司法局,民革\nc-2020,市司法局,民盟", "c-2020,市司法局,", "no-liaisons", 6, None, "c"),
]


def without(sound, letter):
    return {name: one for name, one in sound.items() if name != f"{letter}-2020"}


def test_sound_tables_have_no_problem_and_say_what_they_say(tmp_path):
    wide, tidy = written(tmp_path / "wide", matrices=WIDE), written(tmp_path / "tidy", liaisons=TIDY)
    assert told(wide) == told(tidy) == []
    assert (lists(load_holdings(wide, None)), lists(load_holdings(tidy, None))) == (SOUND, SOUND_TIDY)


@pytest.mark.parametrize(("before", "after", "code", "row", "column", "out"), WIDE_FAULTS)
def test_a_fault_of_one_list_in_the_wide_table_leaves_out_that_list_only(
    tmp_path, before, after, code, row, column, out
):
    assert before in WIDE
    folder = written(tmp_path, matrices=WIDE.replace(before, after, 1))
    assert told(folder) == [("matrices.csv", code, row, column)]
    held = load_holdings(folder, None)
    assert lists(held) == without(SOUND, out)
    assert held.problems[0].message.startswith(f"matrices.csv 第 {row} 行 {column} 列：")


@pytest.mark.parametrize(("before", "after", "code", "row", "column", "out"), TIDY_FAULTS)
def test_a_fault_of_one_list_in_the_tidy_table_leaves_out_that_list_only(
    tmp_path, before, after, code, row, column, out
):
    assert before in TIDY
    folder = written(tmp_path, liaisons=TIDY.replace(before, after, 1))
    assert told(folder) == [("liaisons.csv", code, row, column)]
    assert lists(load_holdings(folder, None)) == without(SOUND_TIDY, out)


@pytest.mark.parametrize(("form", "text", "row"), [("matrices", WIDE, 5), ("liaisons", TIDY, 6)])
def test_what_the_register_says_otherwise_is_told_at_the_beginning_of_the_list(tmp_path, form, text, row):
    folder = written(tmp_path, **{form: text}, documents=register(declared_liaisons="9", declared_departments="3"))
    assert told(folder) == [(f"{form}.csv", "declared-total", row, None)] * 2
    assert "c-2020" not in load_holdings(folder, None).matrices


@pytest.mark.parametrize(("form", "text", "row"), [("matrices", WIDE, 5), ("liaisons", TIDY, 6)])
def test_a_list_without_a_row_in_the_register_is_told_once(tmp_path, form, text, row):
    folder = written(tmp_path, **{form: text.replace("c-2020", "d-2020")})
    assert told(folder) == [
        (f"{form}.csv", "missing-register-row", row, "A"),
        ("documents.csv", "missing-matrix", None, None),
    ]


@pytest.mark.parametrize(("form", "text", "row"), [("matrices", WIDE, 4), ("liaisons", TIDY, 5)])
def test_a_row_without_a_document_is_told(tmp_path, form, text, row):
    folder = written(tmp_path, **{form: text.replace("b-2020", "")})
    assert told(folder) == [(f"{form}.csv", "bad-value", row, "A")]
    assert set(load_holdings(folder, None).matrices) == {"a-2020", "c-2020"}


def test_the_register_s_own_fault_is_not_told_again_for_its_list(tmp_path):
    folder = written(tmp_path, matrices=WIDE, documents=register(evidence="?"))
    assert told(folder) == [("documents.csv", "bad-value", 4, "Q")]
    assert lists(load_holdings(folder, None)) == without(SOUND, "c")


@pytest.mark.parametrize(
    ("form", "before", "after", "code", "row", "column"),
    [
        ("matrices", "民建", "民见", "unknown-organisation", 1, "E"),
        ("matrices", "民建", "民革", "duplicate-organisation", 1, "E"),
        ("matrices", "部门", "名称", "no-department-column", 1, "B"),
        ("matrices", "document_id", "编号", "missing-field", 1, None),
        ("matrices", "市财政局", '"市财政局', "unclosed-quote", 6, None),
        ("liaisons", "party", "organisation", "missing-field", 1, None),
        ("liaisons", "party", "party,备注", "bad-value", 1, "D"),
        ("liaisons", "party", "party,party", "bad-value", 1, "D"),
    ],
)
def test_a_table_that_cannot_be_read_as_a_whole_is_told_once(tmp_path, form, before, after, code, row, column):
    text = {"matrices": WIDE, "liaisons": TIDY}[form]
    folder = written(tmp_path, **{form: text.replace(before, after, 1)})
    assert told(folder) == [(f"{form}.csv", code, row, column)]
    assert not load_holdings(folder, None).matrices


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xff\xff"])
def test_a_table_without_text_is_told(tmp_path, content):
    folder = written(tmp_path, liaisons=content)
    assert [code for _, code, _, _ in told(folder)] == ["unreadable-text" if content.strip() else "empty-file"]


def test_a_table_that_is_no_file_is_told(tmp_path):
    folder = written(tmp_path, matrices=WIDE)
    (folder / "liaisons.csv").mkdir()
    assert told(folder) == [("liaisons.csv", "unopenable-file", None, None)]
    assert lists(load_holdings(folder, None)) == SOUND


def test_a_list_that_is_given_twice_is_taken_from_the_first_source_and_told(tmp_path):
    file = "部门,民革\n市法院,1\n"
    folder = written(tmp_path, matrices=WIDE, liaisons=TIDY, **{"matrices/a-2020": file})
    assert told(folder) == [
        ("matrices.csv", "list-given-twice", 2, "A"),
        ("liaisons.csv", "list-given-twice", 2, "A"),
        ("liaisons.csv", "list-given-twice", 5, "A"),
        ("liaisons.csv", "list-given-twice", 6, "A"),
    ]
    held = load_holdings(folder, None)
    assert lists(held) == SOUND | {"a-2020": {"": "民革", "市法院": "1"}}
    assert "“b-2020”的名单在 matrices.csv 中已有" in held.problems[2].message


def test_many_departments_are_too_many_in_either_table(tmp_path):
    rows = range(2_001)
    wide = WIDE + "".join(f"b-2020,第{at}局,1,,\n" for at in rows)
    tidy = TIDY + "".join(f"b-2020,第{at}局,民革\n" for at in rows)
    for form, text in (("matrices", wide), ("liaisons", tidy)):
        folder = written(tmp_path / form, **{form: text})
        # The tidy table says where the list begins; the wide one is told by the reader of single lists, which does not.
        assert told(folder) == [(f"{form}.csv", "too-many-rows", 5 if form == "liaisons" else None, None)]
        assert set(load_holdings(folder, None).matrices) == {"a-2020", "c-2020"}


def test_lists_of_two_sources_stay_with_their_documents_whatever_the_order(tmp_path):
    folder = written(tmp_path / "both", matrices=WIDE[: WIDE.index("c-2020")])
    (folder / "matrices").mkdir()
    (folder / "matrices" / "c-2020.csv").write_text(
        "部门,民革,民盟,民建\n市司法局,1,1,1\n市财政局,0,1,0\n", encoding="utf-8"
    )
    assert told(folder) == [] and lists(load_holdings(folder, None)) == SOUND
    assert load_holdings(folder, None).ids == ("a-2020", "b-2020", "c-2020")
