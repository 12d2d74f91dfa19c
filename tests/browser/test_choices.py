"""A choice redraws the page alone, and what then stands there is what the link of that view opens as a whole."""

from collections import Counter

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.session import WHOLE
from benchmarks.visitor import Visitor

# What stands on every page and is not drawn anew.
HEAD = ("<style>\n.numbers", '<div class="share">')
PAGES = {
    "matrix": "联系矩阵",
    "coverage": "覆盖统计",
    "network": "网络图谱",
    "cities": "城市比较",
    "peers": "对标",
    "reality": "计划与落实",
    "worksheet": "先进推荐",
    "materials": "会议材料",
    "present": "会议展示",
    "sources": "数据来源",
}


@pytest.mark.parametrize("page", PAGES)
def test_after_a_choice_a_page_says_what_its_link_says(server, page):
    chosen = Visitor(f"{server}/{page}")
    key, choice = next((key, one) for key, one in chosen.session.choices.items() if len(one.options) > 1)
    assert choice.fragment and PAGES[page] in chosen.session.texts
    option = next(one for one in reversed(choice.options) if one != choice.usual)
    chosen.run(chosen.session.choose(key, option))
    opened = Visitor(f"{server}/{page}?{chosen.session.query}")
    whole = Counter(text for text in opened.session.texts if not text.startswith(HEAD))
    assert whole - Counter(chosen.session.texts) == Counter([PAGES[page]]), "only the title was left as it was"
    assert not Counter(chosen.session.texts) - whole
    assert Counter(chosen.session.charts.values()) == Counter(opened.session.charts.values())
    assert not chosen.session.faults + opened.session.faults
    chosen.close()
    opened.close()


def test_a_choice_right_before_the_clock_is_drawn_out_to_its_end(server):
    """The part that looks for news comes next before the browser is told that the page is over."""
    visitor = Visitor(f"{server}/coverage")
    (watch,) = visitor.session.watched
    for option in visitor.session.choices["place"].options[1:4]:
        visitor.line.send(visitor.session.choose("place", option))
        visitor.line.send(visitor.session.tick(watch))
        over = False
        while not over:  # without a whole run the browser would keep what the page said before
            message = visitor.line.recv(timeout=20)
            visitor.session.hear(message)
            told = ForwardMsg.FromString(message)
            over = told.HasField("script_finished") and told.script_finished == WHOLE
    visitor.close()
