"""Organisations: official order, the names they go by, and no guessing."""

import pytest

from lib.vocabulary.parties import ORDER, PARTIES, canonical_party, nearest_party, official_order


def test_the_official_order_is_that_of_the_notices():
    assert ORDER == ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟", "工商联", "无党派人士")


def test_the_last_two_are_not_parties_and_the_dictionary_says_so():
    kinds = {party.short: (party.kind, party.note) for party in PARTIES}
    assert kinds["民革"] == ("民主党派", "")
    assert kinds["工商联"][0] == "人民团体" and "不是民主党派" in kinds["工商联"][1]
    assert kinds["无党派人士"][0] == "界别" and "不是党派" in kinds["无党派人士"][1]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("民革", "民革"),
        ("民革奉化区委会", "民革"),
        ("民建奉化总支部", "民建"),
        ("民盟奉化支部", "民盟"),
        ("区工商联", "工商联"),
        ("市九三", "九三学社"),
        ("九三市委", "九三学社"),
        ("社市委", "九三学社"),
        ("农工市委", "农工党"),
        ("致公", "致公党"),
        ("省民盟", "民盟"),
        ("中国国民党革命委员会", "民革"),
        ("区知联会", "无党派人士"),
        ("工商业联合会", "工商联"),
        ("中国国民党革命委员会青岛市委员会", "民革"),
        ("民革\n市委会", "民革"),
        ("民　盟", "民盟"),
        ("⺠革", "民革"),
        ("農工黨", "农工党"),
        ("九三學社", "九三学社"),
        ("臺盟", "台盟"),
        ("無黨派人士（區知聯會）", "无党派人士"),
        ("无党派人士（区知联会）", "无党派人士"),
        ("工商联（总商会）", "工商联"),
        ("一、民革市委会", "民革"),
        ("（2）民盟", "民盟"),
    ],
)
def test_names_that_notices_use_are_recognised(name, short):
    assert canonical_party(name) == short


@pytest.mark.parametrize(
    "name", ["", "市委", "教育局", "民萌", "市教育局", "社", "民革民盟", "党派", "部门", "民革（民盟）", "民革、民盟"]
)
def test_what_is_not_an_organisation_is_never_guessed(name):
    assert canonical_party(name) is None


def test_a_misspelling_is_suggested_not_accepted():
    assert canonical_party("九三学设") is None and nearest_party("九三学设") == "九三学社"


def test_official_order_sorts_short_names():
    assert official_order(["工商联", "民盟", "民革"]) == ["民革", "民盟", "工商联"]
