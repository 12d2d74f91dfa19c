"""Text files in the encodings of Chinese offices: told apart without general detectors, which fail on short files."""

import random

import opencc
import pytest

from lib.intake.encoding import ENCODINGS, decoded
from lib.intake.upload import Choices, read_upload
from lib.vocabulary.parties import ORDER

NAMES = [
    "市教育局", "市公安局", "市民政局", "市司法局", "市财政局",
    "市人社局", "市自然资源和规划局", "市生态环境局", "市住建局", "市交通局",
    "市水利局", "市农业农村局", "市商务局", "市文旅局", "市卫健委",
    "市应急管理局", "市审计局", "市国资委", "市市场监管局", "市体育局",
    "市统计局", "市医保局", "亳州市科技局", "漯河市侨办",
]  # fmt: skip
TRADITIONAL = opencc.OpenCC("s2t")


def short_files(count: int, seed: int) -> list[str]:
    """Return texts as offices write them: grids, ticks, lists, one to thirty rows."""
    chance = random.Random(seed)
    texts = []
    for _ in range(count):
        parties = chance.sample(ORDER, chance.randint(1, 9))
        departments = chance.sample(NAMES, min(len(NAMES), chance.randint(1, 30)))
        kind = chance.randrange(4)
        if kind == 3:
            lines = ["部门,组织", *(f"{name},{chance.choice(parties)}" for name in departments)]
        else:
            marks = ("10", "√ ", "是否")[kind]
            cells = [",".join(chance.choice(marks).strip() for _ in parties) for _ in departments]
            lines = [
                ",".join(["部门", *parties]),
                *(f"{name},{row}" for name, row in zip(departments, cells, strict=True)),
            ]
        texts.append("\r\n".join(lines) + "\r\n")
    return texts


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("big5hkscs", "big5hkscs"),
    ],
)
def test_a_hundred_and_fifty_short_files_in_each_encoding_are_read_right(encoding, found):
    for text in short_files(150, seed=7):
        text = TRADITIONAL.convert(text) if encoding == "big5hkscs" else text
        assert decoded(text.encode(encoding)) == (text, found)


def test_files_of_one_name_are_read_right():
    for name in (*NAMES, *ORDER):
        for text in (f"{name},{other}\n" for other in ("民革", "九三学社")):
            assert decoded(text.encode("gb18030")) == (text, "gb18030")
        traditional = TRADITIONAL.convert(f"{name},無黨派人士\n")
        assert decoded(traditional.encode("big5hkscs")) == (traditional, "big5hkscs")


def test_a_chosen_encoding_is_taken_at_its_word():
    content = "部门,民革\n市教育局,1\n".encode("gb18030")
    assert read_upload(content, "a.csv", Choices(encoding="gb18030")).matrix is not None
    refused = read_upload(content, "a.csv", Choices(encoding="utf-8"))
    assert [problem.code for problem in refused.problems] == ["unreadable-text"]


def test_every_encoding_has_a_name_on_screen():
    assert all(ENCODINGS.values())


def test_traditional_names_of_organisations_are_understood_and_departments_stay_as_printed():
    content = "部門,民進,農工黨,無黨派人士（區知聯會）\n市農業局,1,0,1\n".encode("big5hkscs")
    matrix = read_upload(content, "a.csv").matrix
    assert list(matrix.columns) == ["民进", "农工党", "无党派人士"] and list(matrix.index) == ["市農業局"]


def test_nul_bytes_on_both_sides_are_no_utf_16():
    assert decoded("a,b\n一\n".encode("utf-16-le")) == ("a,b\n一\n", "utf-16-le")  # 一 is U+4E00: one NUL on the other
    mixed = b"a\x00\x00b" * 10 + b"c\x00" * 10  # 20 on one side, 10 on the other
    assert decoded(mixed) == (mixed.decode(), "utf-8")


def test_bytes_that_are_no_text_are_none():
    assert decoded(b"\xff\xff\xff\x00\x01") is None
    assert decoded(bytes(range(256))) is None
