"""Characters in several guises: repaired, compared in one form, converted only when they must be."""

import pytest

from lib.vocabulary.characters import plain, repaired, simplified, unnumbered


def test_radicals_out_of_pdfs_become_the_characters_they_mean():
    assert repaired("⺠革 ⻘岛市⻔⼯⼝") == "民革 青岛市门工口"
    assert repaired("市\u200b教育局\ufeff") == "市教育局"


def test_plain_text_has_one_width_and_no_spaces():
    assert plain("市 教育局（Ａ１）\n") == "市教育局(A1)"


def test_only_text_with_traditional_characters_is_converted():
    assert simplified("無黨派人士") == "无党派人士"
    assert simplified("乾县") == "乾县" and simplified("台盟") == "台盟"


@pytest.mark.parametrize(
    ("text", "name"),
    [("一、民革", "民革"), ("（2）民盟", "民盟"), ("3.市教育局", "市教育局"), ("九三学社", "九三学社"), ("1.0", "1.0")],
)
def test_a_number_in_front_is_no_part_of_a_name(text, name):
    assert unnumbered(text) == name
