"""The choices of 会议展示, through dashboard.py: which pages, in which order, held against what, in whose words."""

import json

import pytest

from lib.archive import deck_words
from lib.archive.holdings import Holdings, load_holdings
from lib.archive.sheets import DECK, PLAN, Draft, SheetKey
from lib.exports.meeting.slides import MAKERS
from lib.intake.filled.plan import Plan, plan_bytes
from lib.ui import loading, present_choice
from lib.ui.access import LOCAL_USER, Publisher
from lib.ui.loading import forget, store
from tests.pages.on_screen import words

PATH = "pages/meeting/present.py"
FENGHUA = {"place": "宁波市奉化区"}
NUMBER = "13800001111"


@pytest.fixture(autouse=True)
def own_archive(tmp_path, monkeypatch):
    """Give every test an archive of its own."""
    monkeypatch.setenv("LIAISON_DATABASE_URL", f"sqlite:///{tmp_path}/archive.sqlite")
    forget()
    yield
    forget()


@pytest.fixture
def clerk(monkeypatch):
    monkeypatch.setattr("lib.ui.access.publisher", lambda: Publisher(LOCAL_USER, ()))


def deck(app):
    """Return the keys of the pages that are presented, [] if none are."""
    bodies = [one.proto.body for one in app.get("html") if "data-keys" in one.proto.body]
    return bodies[0].split('data-keys="')[1].split('"')[0].split(" ") if bodies else []


def slides_html(app):
    return "".join(one.proto.body for one in app.get("html") if "present-" in one.proto.body)


def edit(app, label, text):
    return next(area for area in app.text_area if area.label == label).set_value(text).run()


def draft(year=2027, name="方案一", base="fenghua-2019"):
    """Save a draft of Fenghua's next list as another clerk would."""
    plan = load_holdings().matrices[base].copy()
    plan.loc["区草案局"] = [True, *[False] * (len(plan.columns) - 1)]
    key = SheetKey(PLAN, "330213", year, f"草案：{name}")
    store().save_sheets([Draft(key, plan_bytes(Plan(base, plan)), 0)], "王", "草案")
    loading._asked = (float("-inf"), 0)


@pytest.mark.parametrize("place", ["青岛市", "宁波市奉化区", "岳阳市", "开封市", "湖南省", "安庆市", "示范市"])
def test_every_kind_of_list_can_be_chosen_and_presented(open_page, place):
    app = open_page(PATH, place=place)
    assert not app.exception and not app.error and deck(app) == []
    assert place in app.markdown[0].value
    app = open_page(PATH, place=place, present_slide="matrix")
    assert not app.exception and {"cover", "figures", "matrix", "network"} <= set(deck(app))


def test_places_without_a_list_of_departments_are_not_offered(open_page):
    places = open_page(PATH).selectbox("place").options
    assert "青岛市" in places and not {"黄石市", "江苏省", "上海市"} & set(places)


def test_without_any_document_the_page_says_so(open_page, monkeypatch):
    monkeypatch.setattr(loading, "load_holdings", lambda: Holdings({}, {}, {}, ()))
    forget()
    app = open_page(PATH)
    assert not app.exception and "还没有收录任何文件" in words(app)


def test_the_button_begins_with_the_first_page_and_leaving_brings_the_choices_back(open_page):
    app = open_page(PATH, **FENGHUA)
    app.button("present_begin").click().run()
    assert app.query_params["present_slide"] in ("cover", ["cover"]) and deck(app)[0] == "cover"
    app.button("present_leave_button").click().run()
    assert "present_slide" not in app.query_params and deck(app) == []


def test_the_previous_list_is_the_one_before_and_the_peer_the_most_alike(open_page):
    app = open_page(PATH, place="示范市", document="2021年（演示数据）")
    assert app.selectbox("meeting_previous").options[0] == "2019年（演示数据）"
    assert app.selectbox("meeting_previous").options[-1] == "不比较"
    app = open_page(PATH, place="青岛市")
    offered = app.selectbox("meeting_peer").options
    assert not [name for name in offered if "演示" in name or name.startswith(("青岛市", "上海市"))]


def test_choices_in_the_address_say_which_pages_are_shown_and_in_which_order(open_page):
    app = open_page(PATH, **FENGHUA, present_pages=["联系图", "封面"], meeting_peer="不比较", present_slide="network")
    assert deck(app)[0] == "network" and deck(app)[-1] == "cover" and "matrix" not in deck(app)
    assert app.selectbox("meeting_peer").value == "不比较"
    assert 'data-seconds="15"' in slides_html(app)
    assert 'data-seconds="60"' in slides_html(open_page(PATH, present_seconds="60 秒", present_slide="cover"))


def test_what_a_list_has_nothing_for_is_named_with_the_reason(open_page):
    text = words(open_page(PATH, place="青岛市"))
    assert "年度变化（没有选上一份名单）" in text and "计划与落实（" in text and "下年度方案" not in text
    app = open_page(PATH, place="青岛市", present_pages=["年度变化"])
    assert "没有可放映的页" in words(app) and not [one for one in app.button if one.key == "present_begin"]


def test_kinds_that_may_be_missing_are_those_of_the_slides():
    assert set(present_choice.ABSENT) < set(MAKERS) and present_choice.PLAN in MAKERS


def everything(app):
    return slides_html(app) + words(app) + json.dumps([one.proto.spec for one in app.get("plotly_chart")])


def test_a_draft_is_shown_only_when_its_page_was_chosen(open_page, clerk):
    draft()
    app = open_page(PATH, **FENGHUA, present_slide="cover")
    assert "plan" not in deck(app) and "方案一" not in everything(app)
    app = open_page(PATH, **FENGHUA, present_pages=["封面", "下年度方案"], present_slide="plan")
    assert deck(app) == ["cover", "plan"] and "方案一" in slides_html(app) and "草案，未经批准" in slides_html(app)


def test_of_several_drafts_one_is_chosen_and_other_lists_have_none(open_page, clerk):
    draft()
    draft(name="方案二")
    asked = {"present_pages": ["封面", "下年度方案"], "present_slide": "plan"}
    app = open_page(PATH, **FENGHUA, **asked)
    options = app.selectbox("present_draft").options
    assert options == ["2027年“方案二”第 1 版（草案）", "2027年“方案一”第 1 版（草案）"]
    app = open_page(PATH, **FENGHUA, **asked, present_draft=options[1])
    assert "下年度方案“方案一”" in slides_html(app)
    app = open_page(PATH, place="青岛市", **asked)
    assert deck(app) == [] and "没有以这份名单为底稿的草案" in words(app)


def test_whoever_may_not_see_drafts_gets_none_even_when_asking(open_page):
    draft()
    app = open_page(PATH, **FENGHUA, present_pages=["封面", "下年度方案"], present_slide="plan")
    assert deck(app) == [] and "没有查看草案的权限" in words(app)
    assert "方案一" not in everything(app) and "草案局" not in everything(app)


def test_another_place_brings_its_own_choices(open_page):
    app = open_page(PATH, place="示范市", meeting_previous="2019年（演示数据）")
    assert app.selectbox("meeting_previous").value == "2019年（演示数据）"
    app.selectbox("place").set_value("青岛市").run()
    assert not app.exception and app.selectbox("meeting_previous").value == "不比较"
    assert app.selectbox("meeting_peer").value == app.selectbox("meeting_peer").options[0] != "不比较"


def test_demonstration_data_is_labelled_on_every_page(open_page):
    app = open_page(PATH, place="示范市", present_slide="cover")
    assert slides_html(app).count("演示数据，不是真实名单</span>") == len(deck(app))
    assert "演示数据，不是真实名单" not in slides_html(open_page(PATH, place="青岛市", present_slide="cover"))


def test_unknown_cells_stay_unknown(open_page):
    app = open_page(PATH, place="开封市", present_slide="cover")
    assert "? 未知" in slides_html(app) and "名单不完整，算不出" in slides_html(app)
    assert "network-民革" in deck(app) and "network-台盟" not in deck(app)  # of which the list tells nothing


def test_an_edited_sentence_is_shown_and_emptied_it_is_generated_again(open_page, clerk):
    app = open_page(PATH, **FENGHUA, present_edited="3. 联系矩阵")
    app = app.selectbox("present_edited").set_value("3. 联系矩阵").run()
    generated = next(area for area in app.text_area if area.label == "句子").value
    app = edit(app, "句子", "我们的一句话。")
    assert "我们的一句话。" in slides_html(app.button("present_begin").click().run())
    app = edit(app.button("present_leave_button").click().run(), "句子", "")
    assert next(area for area in app.text_area if area.label == "句子").value == generated
    assert "我们的一句话。" not in slides_html(app.button("present_begin").click().run())


def test_saved_words_are_there_for_the_next_visitor_and_every_version_is_kept(open_page, clerk):
    app = edit(open_page(PATH, **FENGHUA), "备注", "请先讲背景。")
    next(button for button in app.button if button.label == "保存文字").click().run()
    assert "文字已保存" in words(app)
    history = store().sheet_history(SheetKey(DECK, "330213", 0, "fenghua-2019"))
    assert [one.number for one in history] == [1]
    assert deck_words.words_from(history[0].content)["notes"] == {"cover": "请先讲背景。"}
    assert "请先讲背景。" in slides_html(open_page(PATH, **FENGHUA, present_slide="cover"))
    assert "请先讲背景。" not in slides_html(open_page(PATH, place="青岛市", present_slide="cover"))


def test_whoever_may_not_publish_keeps_the_words_for_this_visit_only(open_page):
    app = edit(open_page(PATH, **FENGHUA), "备注", "只在这次。")
    assert "保存给大家用需要发布权限" in words(app) and not [one for one in app.button if one.label == "保存文字"]
    assert "只在这次。" in slides_html(app.button("present_begin").click().run())
    assert "只在这次。" not in slides_html(open_page(PATH, **FENGHUA, present_slide="cover"))


def test_a_telephone_number_is_neither_saved_nor_shown(open_page, clerk):
    app = edit(open_page(PATH, **FENGHUA), "备注", f"请联系{NUMBER}")
    assert "像有电话号码" in words(app) and not [one for one in app.button if one.label == "保存文字"]
    shown = slides_html(app.button("present_begin").click().run())
    assert NUMBER not in shown and "138****1111" in shown


@pytest.mark.parametrize("content", [b"[]", b"{", b'{"notes": 3}'])
def test_damaged_words_are_told_and_the_generated_ones_shown(open_page, content):
    store().save_sheets([Draft(SheetKey(DECK, "330213", 0, "fenghua-2019"), content, 0)], "王", "坏")
    loading._asked = (float("-inf"), 0)
    app = open_page(PATH, **FENGHUA)
    assert not app.exception and "已损坏" in words(app)
