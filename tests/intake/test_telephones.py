"""Telephone numbers are met in every spelling, and what only looks like one is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.intake.filled.contact import hidden_numbers
from lib.intake.filled.telephones import holds_telephone, telephones
from lib.intake.filled.values import text_of
from lib.intake.problems import Problem

# Nobody's numbers.
NUMBERS = """
13800001111
138 0000 1111
138-0000-1111
138.0000.1111
138—0000—1111
138－0000－1111
138–0000‑1111
１３８００００１１１１
1 3 8 0 0 0 0 1 1 1 1
(138)00001111
（138）0000 1111
+8613800001111
+86 138 0000 1111
＋86-138-0000-1111
86 13800001111
0086-13800001111
138​00001111
①③⑧⓪⓪⓪⓪①①①①
一三八零零零零一一一一
幺三八〇〇〇〇幺幺幺幺
138零零零零1111
壹叁捌零零零零壹壹壹壹
88880000
8888000
8888 0000
8888-0000
8888—0000
8888.0000
８８８８００００
0574-88880000
0574 8888 0000
（0574）88880000
0574—88880000
0574－88880000
057488880000
010-88880000
0574.8888.0000
+86 574 8888 0000
+86-0574-88880000
0574-88880000转123
8888转123
8888分机12
88880000－801
88880000转801
八八八八零零零零
""".strip().splitlines()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_met_in_every_spelling_and_masked(number):
    text = f"走访企业，请与办公室联系（{number}），另行通知。"
    assert holds_telephone(text)
    assert isinstance(text_of(text), Problem) and text_of(text).code == "telephone-in-text"
    assert number not in hidden_numbers(text)
    assert holds_telephone(number)


@pytest.mark.parametrize("text", ["电话：880011", "电话12345678号", "手机（1380000 1111）", "联系方式为 66 77 88 99"])
def test_what_is_called_a_telephone_is_one(text):
    assert holds_telephone(text)


@pytest.mark.parametrize(
    "text",
    [
        "青政办字〔2008〕86号",
        "奉政发〔2019〕47号，甬统发〔2020〕12号",
        "2026年1月20日",
        "2026-01-20",
        "2026.01.20—2026.03.04",
        "20260120",
        "20260120-20260304",
        "2024-2025年度",
        "2024—2025",
        "2024－2025年",
        "2019 2020 2021 2022",
        "二〇二五年一月二十日",
        "二〇一八—二〇一九年",
        "二〇一八至二〇二二年",
        "落实资金12345678元",
        "资金3500000余元",
        "捐款¥8888888",
        "人民币88888888.50元",
        "惠及2345678人次",
        "面积8888000平方米",
        "2000-3000元，2000—3000人",
        "1234.5678万元",
        "13.5、14.6、15.7、16.88亿元",
        "13.5 14.6 15.7 16.88",
        "一百二十三万四千五百六十七元",
        "参加人数 25、36、48、120",
        "增长12.5%，达到8888.88亿元",
        "开展活动12次，走访36家企业，帮助2025名职工",
        "12345热线、12348平台、119、96345",
        "3月12日、4月15日、5月18日、6月20日",
        "一、二、三、四、五、六、七",
        "9:30-11:30，14:00—17:30",
        "第十三届、第十四届全国政协委员1380人",
        "G20、A4纸、5G、315晚会",
        "浙江宁波奉化区岳林路315000号",
    ],
)
def test_dates_numbers_of_documents_sums_and_counts_are_none(text):
    assert telephones(text) == []
    assert text_of(text) == text and hidden_numbers(text) == text


def test_several_numbers_are_met_one_by_one():
    text = "甲13800001111、乙0574-88880000，共3500000元"
    assert [text[start:end] for start, end in telephones(text)] == ["13800001111", "0574-88880000"]


@given(st.text(max_size=80))
def test_any_text_gives_spans_in_order_within_it(text):
    spans = telephones(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in zip(spans, spans[1:], strict=False))
    hidden_numbers(text)
