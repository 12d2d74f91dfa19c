"""Whatever bytes are dropped on the intake, it answers with a matrix or with problems in words."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.intake.encoding import ENCODINGS
from lib.intake.upload import Choices, Layout, Upload, read_upload
from lib.vocabulary.parties import ORDER

FAULTS = Path(__file__).resolve().parents[1] / "faults"
FILES = Path(__file__).resolve().parent / "files"
RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

words = st.sampled_from(
    [
        *ORDER,
        "部门",
        "组织",
        "市教育局",
        "市公安局、市司法局",
        "各民主党派",
        "全部",
        "合计",
        "注：无",
        "序号",
        "一、综合",
        "等",
        "和",
        "○",
    ]
    + [
        "1",
        "0",
        "√",
        "",
        "",
        " ",
        "=1",
        '"',
        "\n",
        "\x00",
        "民革、民萌",
        "（",
        "）",
        "市局和",
        "是否联系",
        "1、",
        "\u3000",
    ]
)
tables = st.lists(st.lists(words, max_size=6), max_size=8)
choices = st.builds(
    Choices,
    encoding=st.none() | st.sampled_from(list(ENCODINGS)),
    layout=st.none() | st.sampled_from([layout.value for layout in Layout]),
    header_row=st.none() | st.integers(-1, 10),
)


def assert_answered(upload: Upload) -> None:
    assert (upload.matrix is None) == bool(upload.problems)
    assert all(one.message for one in (*upload.problems, *upload.warnings)) and all(upload.understood)
    if upload.matrix is not None:
        assert upload.matrix.index.is_unique and upload.matrix.index.name == "department"
        assert list(upload.matrix.columns) == [party for party in ORDER if party in upload.matrix.columns]
        assert set(map(str, upload.matrix.dtypes)) <= {"boolean"}


@given(st.binary(max_size=600), choices)
@settings(RELAXED, max_examples=300)
def test_any_bytes_are_answered(content, chosen):
    assert_answered(read_upload(content, "a.csv", chosen))


@given(tables, st.sampled_from(list(ENCODINGS)), st.sampled_from(",\t;，"), choices)
@settings(RELAXED, max_examples=500)
def test_any_table_of_the_words_of_lists_is_answered(rows, encoding, delimiter, chosen):
    text = "\n".join(delimiter.join(row) for row in rows)
    assert_answered(read_upload(text.encode(encoding, "ignore"), "a.csv", chosen))


@given(st.data())
@settings(RELAXED, max_examples=300)
def test_a_damaged_text_is_answered(data):
    path = data.draw(st.sampled_from(sorted(path for path in FAULTS.glob("*.csv") if path.stat().st_size < 5_000)))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content)))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    assert_answered(read_upload(bytes(content), path.name, data.draw(choices)))


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_damaged_workbook_is_answered(kind, as_xlsx, as_ods):
    rows = [["名单", ""], ["部门", "民革"], ["市教育局", 1], ["市公安局", 0]]
    whole = {"xlsx": lambda: as_xlsx({"a": rows}), "ods": lambda: as_ods(rows)}.get(
        kind, (FILES / "grid.xls").read_bytes
    )()
    chance = random.Random(11)
    for _ in range(25):  # each one is a process of its own
        content = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            content[chance.randrange(4, len(content))] = chance.randrange(256)
        if chance.random() < 0.2:
            del content[chance.randrange(len(content)) :]
        assert_answered(read_upload(bytes(content), f"a.{kind}"))
