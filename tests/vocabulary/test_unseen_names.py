"""Names that are in no table: how many the rules tell, and that they are never told wrongly."""

import csv
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.vocabulary.compounds import functions_of_parts
from lib.vocabulary.functions import ALIASES, functions_of, normal_name

GOLD = Path(__file__).parent / "unseen_names.csv"
# Assigned by hand. The names marked "second" were written only after the rules stood, to test them blindly.
NAMES = {
    row["name"]: (set(row["functions"].split()), row["written"])
    for row in csv.DictReader(GOLD.open(encoding="utf-8", newline=""))
}
UNSEEN = {name: keys for name, (keys, _) in NAMES.items() if normal_name(name) not in ALIASES}


def measured(names):
    """Return precision and recall: a name told only in part, or told too much, counts as wrong."""
    told = {name: set(functions_of(name)) for name in names}
    right = [name for name, keys in names.items() if keys and told[name] == keys]
    answered = [name for name in names if told[name]]
    meant = [name for name, keys in names.items() if keys]
    return len(right) / len(answered), len(right) / len(meant)


def test_names_in_no_table_are_told_with_hardly_a_miss_and_no_wrong_guess(record_property, capsys):
    precision, recall = measured(UNSEEN)
    record_property("precision", precision)
    record_property("recall", recall)
    with capsys.disabled():
        sys.stdout.write(f"\n{len(UNSEEN)} unseen names: precision {precision:.3f}, recall {recall:.3f}\n")
    wrong = [name for name, keys in UNSEEN.items() if functions_of(name) and set(functions_of(name)) != keys]
    assert precision >= 0.99, wrong
    assert recall >= 0.95, [name for name, keys in UNSEEN.items() if keys and not functions_of(name)]


def test_the_gold_is_large_unseen_and_holds_what_must_not_match():
    with_functions = [name for name, keys in UNSEEN.items() if keys]
    assert len(with_functions) >= 300 and len(UNSEEN) - len(with_functions) >= 150
    known = {key for keys in ALIASES.values() for key in keys}
    assert all(keys <= known for keys, _ in NAMES.values())


@pytest.mark.parametrize("name", [name for name, (keys, _) in NAMES.items() if not keys])
def test_what_is_no_department_of_these_functions_matches_none(name):
    assert functions_of(name) == ()


WORDS = ["教育", "水利", "住房和城乡建设", "市场监管", "农业农村", "卫生健康", "文化和旅游", "人力资源和社会保障"]


@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=3, unique=True), st.sampled_from(["和", "、", "与", "及"]))
def test_a_joined_name_has_exactly_the_functions_of_its_parts(words, joint):
    parts = {key for word in words for key in functions_of(f"{word}局")}
    assert set(functions_of(f"县{joint.join(words)}局")) == parts


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("县水利和移民局", ("water", "poverty-relief")),
        ("苏州工业园区教育局", ("education",)),
        ("县文广新旅体局", ("culture", "broadcasting", "press-publishing", "tourism", "sport")),
        ("市体育事业发展中心", ("sport",)),
        ("县交通运输综合行政执法大队", ("transport",)),
        ("县应急管理和综合行政执法局", ("work-safety-emergency", "urban-management")),
        ("县委农村工作领导小组办公室", ("agriculture",)),
    ],
)
def test_each_rule_tells_the_functions_in_the_order_of_the_name(name, expected):
    assert functions_of(name) == expected


@pytest.mark.parametrize(
    ("institution", "no_department"),
    [("市文化服务中心", "市文化中心"), ("市招商服务中心", "市科技创业服务中心"), ("市教文体局", "市教文体委")],
)
def test_an_ending_or_a_word_too_many_and_nothing_is_told(institution, no_department):
    assert functions_of(institution) and functions_of(no_department) == ()


def test_a_name_that_can_be_read_in_two_ways_is_not_told():
    words = {"水利": ("a",), "林业水利": ("b",), "林业": ("c",), "水利林业": ("d",)}
    assert functions_of_parts("水利林业水利局", words, {}) == ()
    assert functions_of_parts("水利和林业水利局", words, {}) == ("a", "b")
    assert functions_of_parts("水利林业水利局", words | {"林业水利": ("a", "d"), "水利林业": ("a", "d")}, {}) == (
        "a",
        "d",
    )


def test_a_made_up_name_of_many_words_costs_no_time():
    started = time.perf_counter()
    for times in range(2, 33):
        functions_of("文化旅游" * times + "梦局")
        functions_of("水利农业" * times + "局")
    assert time.perf_counter() - started < 2
