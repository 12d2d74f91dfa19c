"""The words of the screen: one meaning each, found under the labels that show them."""

import re
from collections import Counter

import pytest

from lib.vocabulary.methods import HEADINGS, read_methods
from lib.vocabulary.parties import ORDER
from lib.vocabulary.terms import CELL, GROUPS, TERMS, explained, meaning_of, searched

METHODS = read_methods()


def test_no_two_terms_have_one_name_and_each_stands_in_a_group():
    assert max(Counter(term.name for term in TERMS).values()) == 1
    assert {term.group for term in TERMS} == set(GROUPS)


def test_every_term_has_a_meaning_in_whole_sentences_from_exactly_one_place():
    for term in TERMS:
        assert meaning_of(term, METHODS).endswith("。"), term.name
        assert not term.measure or term.measure in METHODS, term.name


def test_a_measure_is_defined_in_its_table_and_nowhere_else():
    shown = [term.measure for term in TERMS if not term.meaning]
    assert len(shown) == len(set(shown)) and "density" in shown
    assert not {one.definition for one in METHODS.values()} & {term.meaning for term in TERMS}
    assert all(getattr(one, name) for one in METHODS.values() for name in HEADINGS)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("密度", "密度"),
        ("均衡度（Pielou）", "均衡度"),
        ("对口联系（对）", "对口联系"),
        ("已知联系（对）", "对口联系数"),
        ("已知联系组织数", "联系组织数"),
        ("部门（文件列出）", "部门"),
        ("只有宁波市奉化区2019年有（对）", "只有一方有"),
        ("只有岳阳市（年份不详）有（对）", "只有一方有"),
        ("联系全部组织的专委会", "联系全部组织"),
        ("嵌套度（NODF）", "嵌套度"),
        ("没有这个词", None),
        ("", None),
    ],
)
def test_a_label_leads_to_its_term(label, name):
    term = explained(label)
    assert (term.name if term else None) == name


def test_no_word_that_the_screen_avoids_is_a_name_of_the_screen():
    names = {term.name for term in TERMS}
    assert not {word for term in TERMS for word in term.elsewhere} & names


def test_the_four_states_of_a_cell_are_told_apart():
    states = [term.name for term in TERMS if term.group == CELL]
    assert states[:4] == ["有对口联系", "未列入对口联系", "未知", "没有该组织"]
    assert "未知不等于没有联系" in meaning_of(explained("未知"), METHODS)


def test_the_organisations_are_named_in_their_official_order():
    told = explained("组织").meaning
    places = [told.index(name) for name in ORDER]
    assert places == sorted(places)


def test_a_search_takes_every_word_in_name_meaning_and_other_names():
    assert [term.name for term in searched("密度", None, METHODS)][:1] == ["密度"]
    assert "差异度" in [term.name for term in searched("毫无 相同", None, METHODS)]  # only the table says so
    assert [term.name for term in searched("民主党派", None, METHODS)] == ["组织"]
    assert not searched("密度 撤下", None, METHODS) and searched("", CELL, METHODS)[0].name == "有对口联系"


def test_a_unit_is_no_part_of_a_name():
    assert not [term.name for term in TERMS if re.search("[（）]", term.name)]
