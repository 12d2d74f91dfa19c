"""Notices as running text: a corpus with pairs told by hand, notices made from random matrices, and hostile texts."""

import json
import random
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.notice.reading import read_notice
from lib.intake.upload import Choices, read_upload
from lib.vocabulary.parties import ORDER

FOLDER = Path(__file__).resolve().parents[1] / "notices"
GOLD = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}


def pairs(stated):
    return {(one.department, one.party) for one in stated}


def test_every_notice_has_its_gold_and_there_are_enough():
    assert TEXTS.keys() == GOLD.keys()
    assert len(TEXTS) >= 50


@pytest.mark.parametrize("name", GOLD)
def test_a_notice_gives_what_it_states_and_nothing_else(name):
    notice, gold = read_notice(TEXTS[name]), GOLD[name]
    assert pairs(notice.pairs) == {tuple(pair) for pair in gold["pairs"]}
    assert pairs(notice.committees) == {tuple(pair) for pair in gold.get("committees", pairs(notice.committees))}
    assert notice.asks_organisations == gold.get("asks", False)
    assert notice.complete is gold.get("complete", notice.complete)
    for field, value in gold.get("metadata", {}).items():
        found = getattr(notice.metadata, field)
        assert (list(found) if isinstance(found, tuple) else found) == value


def test_precision_and_recall_over_the_corpus_are_told_and_high(capsys):
    right = found = gold = 0
    for name, text in TEXTS.items():
        read, stated = pairs(read_notice(text).pairs), {tuple(pair) for pair in GOLD[name]["pairs"]}
        right, found, gold = right + len(read & stated), found + len(read), gold + len(stated)
    told = f"notices {len(TEXTS)}, pairs {gold}: precision {right / found:.3f}, recall {right / gold:.3f}"
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")
    assert right / found >= 0.99
    assert right / gold >= 0.99


@pytest.mark.parametrize("name", ["department-first", "party-lines", "two-tiers", "spaces", "headed-blocks", "ascii"])
def test_each_pair_leads_to_words_that_name_its_department(name):
    text = TEXTS[name]
    for one in read_notice(text).pairs:
        assert one.department in text[slice(*one.span)].replace("（", "(").replace("）", ")")


def test_everyone_is_whom_the_clerk_says_when_the_text_does_not():
    read = read_notice(TEXTS["everyone-asked"], ["民革", "民建", "工商联"])
    assert pairs(read.pairs) == {(d, p) for d in ("市财政局", "市审计局") for p in ("民革", "民建", "工商联")}
    assert not read.asks_organisations
    again = read_upload(TEXTS["everyone-asked"].encode(), "a.txt", Choices(organisations=("民革", "民盟")))
    assert list(again.matrix.columns) == ["民革", "民盟", "工商联"]  # the last the text says itself


def test_a_notice_comes_through_the_same_door_as_a_table():
    upload = read_upload(TEXTS["two-tiers"].encode("gb18030"), "通知.txt")
    assert int(upload.matrix.sum().sum()) == 9
    assert upload.matrix.isna().any().any()  # what is not stated is not known
    assert upload.clauses["市司法局", "民革"] == "民革市委：市司法局、市财政局"
    assert upload.places["市司法局", "民革"] == "第 3 行"


def test_committees_alone_are_read_as_committees_and_beside_departments_told_apart():
    alone = read_upload(TEXTS["committees"].encode(), "a.txt")
    assert (alone.rows, len(alone.matrix)) == ("政协专委会", 2)
    both = read_upload(TEXTS["committees-and-departments"].encode(), "a.txt")
    assert (both.rows, list(both.matrix.index)) == ("部门", ["市教育局"])
    assert "文史委" in "".join(both.understood)


DEPARTMENTS = [
    "市教育局", "市公安局", "市自然资源和规划局", "市民族宗教事务局", "市卫健委", "市政府国资委", "市外事侨务办公室",
    "市数据资源管理局", "市渔业发展局", "市市场监督管理局", "市税务局", "市气象局", "市退役军人事务局", "市统计局",
]  # fmt: skip
WRITTEN = {name: [name, f"{name}市委", f"{name}滨河市委会", f"市{name}"] for name in ORDER[:8]} | {
    "工商联": ["工商联", "市工商联"],
    "无党派人士": ["无党派人士", "市知联会"],
}
WRITTEN["农工党"] += ["农工市委", "农工党市委"]
WRITTEN["九三学社"] += ["九三市委", "社市委", "市九三"]
NOISE = [
    "市教育局聘请民革、民盟成员为特约督导员。",
    "各部门要加强与各民主党派、工商联的联系，每年召开一次座谈会。",
    "去年，市规划局和市九三学社联合组织专家下乡。",
    "全市共有9个部门与5家组织建立对口联系。",
]


@st.composite
def notices(draw):
    """Return a matrix as a set of pairs, and a notice that states it in one of the shapes."""
    departments = draw(st.lists(st.sampled_from(DEPARTMENTS), min_size=1, max_size=8, unique=True))
    parties = draw(st.lists(st.sampled_from(ORDER), min_size=1, max_size=6, unique=True))
    linked = {
        name: draw(st.lists(st.sampled_from(parties), min_size=1, max_size=len(parties), unique=True))
        for name in departments
    }
    dice = random.Random(draw(st.integers(0, 10**6)))

    def called(party):
        return dice.choice(WRITTEN[party])

    def listed(names):
        joined = "、".join(names[:-1]) + dice.choice("、和及") + names[-1] if len(names) > 1 else names[0]
        return joined.replace("、", "、、", 1) if dice.random() < 0.1 else joined

    shape = draw(st.sampled_from(["verb", "department", "party", "passive", "unit", "headed", "pair"]))
    by_party = {party: [name for name in departments if party in linked[name]] for party in parties}
    by_party = {party: names for party, names in by_party.items() if names}
    if shape == "verb":
        items = [
            f"{name}{dice.choice(['', '主要'])}对口联系{listed(list(map(called, of)))}" for name, of in linked.items()
        ]
    elif shape == "department":
        items = [f"{name}：{listed(list(map(called, of)))}" for name, of in linked.items()]
    elif shape == "pair":
        items = [f"{name}与{listed(list(map(called, of)))}" for name, of in linked.items()]
    elif shape == "party":
        items = [f"{called(party)}{dice.choice(['', ' '])}：{listed(names)}" for party, names in by_party.items()]
    elif shape == "passive":
        items = [f"{called(party)}由{listed(names)}负责对口联系" for party, names in by_party.items()]
    elif shape == "unit":
        items = [f"{listed(names)}{len(names)}个部门为{called(party)}对口联系单位" for party, names in by_party.items()]
    else:
        items = [f"{called(party)}\n{listed(names)}" for party, names in by_party.items()]
    if shape != "headed" and dice.random() < 0.5:
        items = [f"{number}.{item}" for number, item in enumerate(items, start=1)]
    end = "\n" if shape == "headed" else dice.choice(["；\n", "。\n", "\n"])
    body = end.join(items) + end
    if dice.random() < 0.3:
        body = body.replace("，", ",").replace("：", ":").replace("；", ";")
    if dice.random() < 0.2:
        body = body.replace("致公", "致(zhì)公", 1)
    text = f"{dice.choice(NOISE)}\n一、对口联系单位名单\n{body}\n二、工作要求\n{dice.choice(NOISE)}\n"
    return {(name, party) for name, of in linked.items() for party in of}, text


@settings(max_examples=300, deadline=None)
@given(notices())
def test_a_notice_made_from_a_matrix_gives_the_matrix_back(made):
    stated, text = made
    assert pairs(read_notice(text).pairs) == stated, text


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="市教育局民革盟建进、，,。；:：对口联系与和()（）等个3\n\t 各主党派工商为由的單", max_size=300))
def test_any_text_whatever_gives_an_answer_whose_spans_lie_in_it(text):
    notice = read_notice(text)
    for one in (*notice.pairs, *notice.committees, *notice.doubts):
        assert 0 <= one.span[0] < one.span[1] <= len(text)


@pytest.mark.parametrize(
    "unit", ["、", "对口联系", "(", "市教育局、", "市教育局与民盟", "民革\n", "市教育局、\n", "各民主党派", "市"]
)
def test_time_grows_with_length_and_not_faster(unit):
    def cost(length):
        text = unit * (length // len(unit))
        began = time.process_time()
        read_notice(text)
        return time.process_time() - began

    cost(2_000)
    # Eight times the length: eight times the time, not sixty-four times.
    assert min(cost(160_000) for _ in range(2)) < 24 * max(min(cost(20_000) for _ in range(3)), 0.004)
