"""版本历史: what was published in a month and by whom; and one cell of a list corrected from its card."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text

from lib.archive.clock import BEIJING, today
from lib.archive.holdings import load_holdings
from lib.archive.register import register_row
from lib.exports.csv_file import matrix_csv
from lib.ui.loading import clauses, forget, holdings, store
from tests.pages.on_screen import double_click

PAGE, PUBLISH = "pages/manage/history.py", "pages/manage/publish.py"
CELL = "fenghua-2019/区教育局×民盟"


def published(name, by, based_on=0, clauses=None, rows=None):
    held = load_holdings()
    content, register = matrix_csv(held.matrices[name].iloc[:rows]), register_row(held.documents[name])
    store().publish(name, content, register, by, "来函", based_on, clauses=clauses)
    forget()


def words(app):
    kinds = (app.markdown, app.caption, app.info, app.warning, app.error, app.success)
    told = [one.value for kind in kinds for one in kind]
    return "\n".join([*told, *(one.proto.label for one in app.get("page_link"))]).replace("\\", "")


def test_a_month_tells_how_often_and_by_whom_and_one_person_can_be_picked(open_page, clerk):
    published("fenghua-2019", "张三")
    published("yueyang-undated", "李四")
    published("fenghua-2019", "张三", 1)
    app = open_page(PAGE, history_view="本月发布")
    assert not app.exception
    assert f"本月（{today().year}年{today().month}月）：发布 3 次，张三 2 次、李四 1 次。" in words(app)
    app.button_group(key="history_by").set_value("李四").run()
    assert app.dataframe[0].value[["人员", "文件"]].to_numpy().tolist() == [["李四", "岳阳市（年份不详）"]]
    assert "岳阳市（年份不详）" in words(app).splitlines()[-1]  # the way to its versions
    assert "没有发布过名单" in words(open_page(PAGE, history_view="上月发布"))


def test_a_way_back_is_counted_apart_and_the_month_can_be_taken_away(open_page, clerk):
    published("fenghua-2019", "张三")
    published("fenghua-2019", "张三", 1, rows=20)
    store().rollback("fenghua-2019", 1, "李四", "有误", 2)
    app = open_page(PAGE, history_view="本月发布")
    assert f"本月（{today().year}年{today().month}月）：发布 2 次，撤回 1 次；张三 2 次、李四 1 次。" in words(app)
    app.session_state["history_month_folded"] = True
    assert "下载表格（Excel）" in [one.proto.label for one in app.run().get("download_button")]


def test_after_a_way_back_the_next_one_begins_anew(open_page, clerk):
    published("fenghua-2019", "张三")
    published("fenghua-2019", "张三", 1)
    app = open_page(PAGE, history_view="一份文件的版本", place="宁波市奉化区")
    app.selectbox(key="history_number_2").set_value(0)
    app.text_input(key="history_why_2").set_value("有误")
    app = next(one for one in app.button if one.label == "撤回").click().run()
    assert "已恢复随系统附带的版本，作为第 3 版发布" in words(app)
    assert (app.selectbox(key="history_number_3").value, app.text_input(key="history_why_3").value) == (2, "")


def test_the_second_click_of_a_double_click_restores_nothing_and_asks_for_nothing(open_page, clerk):
    for number, rows in enumerate((20, 21, 22)):
        published("fenghua-2019", "张三", number, rows=rows)
    app = open_page(PAGE, history_view="一份文件的版本", place="宁波市奉化区")
    app.selectbox(key="history_number_3").set_value(1)
    app.text_input(key="history_why_3").set_value("有误")
    for after in double_click(app, "撤回"):
        assert not after.exception and not after.error
        assert [one.value for one in after.success] == ["已恢复第 1 版，作为第 4 版发布。"]
    assert [one.restores for one in store().history("fenghua-2019")] == [None, None, None, 1]


def test_what_is_current_already_is_not_restored_and_why_is_told(open_page, clerk):
    for number, rows in enumerate((20, 21, 20)):
        published("fenghua-2019", "张三", number, rows=rows)
    app = open_page(PAGE, history_view="一份文件的版本", place="宁波市奉化区")
    app.selectbox(key="history_number_3").set_value(1)
    app.text_input(key="history_why_3").set_value("有误")
    app = next(one for one in app.button if one.label == "撤回").click().run()
    assert "没有撤回：第 1 版与现在的第 3 版完全相同，没有可恢复的内容。" in words(app)
    assert len(store().history("fenghua-2019")) == 3


def test_a_version_that_cannot_be_read_is_not_taken_for_nothing_published(open_page, clerk):
    for number in range(3):
        published("fenghua-2019", "张三", number)
    with store().engine.begin() as connection:  # as damage on the disk would
        connection.execute(text("DROP TRIGGER versions_no_update"))
        connection.execute(text("UPDATE versions SET content = x'78' WHERE number = 2"))
    app = open_page(PAGE, history_view="一份文件的版本", place="宁波市奉化区")
    assert app.selectbox(key="history_older_3").value == 2
    assert "第 2 版已损坏" in words(app) and "全部为新增" not in words(app)


@pytest.mark.parametrize("view", ["本月发布", "上月发布", "全部操作", "一份文件的版本"])
def test_every_view_says_where_its_numbers_are_from(open_page, clerk, view):
    published("fenghua-2019", "张三")
    told = [line for line in words(open_page(PAGE, history_view=view)).splitlines() if line.startswith("来源：")]
    assert len(told) == 1 and ("奉政发〔2019〕47号" in told[0]) == (view == "一份文件的版本")


@pytest.mark.parametrize("day", [date(2026, 1, 31), date(2026, 3, 1), date(2026, 12, 31)])
def test_last_month_begins_and_ends_at_midnight_in_china(open_page, clerk, monkeypatch, day):
    asked = []

    def deeds(self, actions, since, until):
        asked.append((since, until))
        return []

    monkeypatch.setattr("lib.ui.log_views.today", lambda: day)
    monkeypatch.setattr("lib.archive.store.Store.deeds", deeds)
    open_page(PAGE, history_view="上月发布")
    ((since, until),) = set(asked)
    assert until == datetime(day.year, day.month, 1, tzinfo=BEIJING)
    last = until - timedelta(microseconds=1)
    assert since == datetime(last.year, last.month, 1, tzinfo=BEIJING)


def test_one_who_has_chosen_nothing_sees_the_document_that_was_published_last(open_page, clerk):
    assert "青岛市2008年：随系统附带" in words(open_page(PAGE))
    published("yueyang-undated", "李四")
    assert "岳阳市（年份不详）：共发布 1 版" in words(open_page(PAGE))
    assert "青岛市2008年：随系统附带" in words(open_page(PAGE, place="青岛市"))


def test_a_cell_is_corrected_from_its_card_and_the_words_of_the_others_stay(open_page, clerk):
    mark = "手工更正（王，2026-01-01），原文没有"
    said = {("区教育局", "民盟"): "原文一", ("区科技局", "民盟"): "原文二", ("区统计局", "民盟"): mark}
    published("fenghua-2019", "王", clauses=said)
    card = open_page("pages/browse/matrix.py", place="宁波市奉化区", matrix_cell="区教育局×民盟")
    (link,) = (one.proto for one in card.get("page_link") if "更正" in one.proto.label)
    assert link.label == "有误？更正为“未列入”" and "publish_cell=" in link.query_string
    app = open_page(PUBLISH, publish_cell=CELL)
    assert not app.exception and "publish_cell" not in app.query_params
    assert "手工更正 1 处：区教育局×民盟 由联系改为未列入" in words(app)
    assert "来源：现在公布的“宁波市奉化区2019年”名单" in words(app)  # no file was received
    assert "收到的" not in words(app) and "识别结果" not in words(app)
    assert "新增 0 对，去掉 1 对，保留 25 对" in words(app)
    app.text_input(key="publish_why").set_value("核对原文")
    next(one for one in app.button if one.label == "发布").click().run()
    assert "已发布：宁波市奉化区2019年，第 2 版" in words(app)
    forget()
    assert not holdings().matrices["fenghua-2019"].loc["区教育局", "民盟"]
    kept = clauses("fenghua-2019")
    assert kept["区科技局", "民盟"] == "原文二" and kept["区统计局", "民盟"] == mark
    assert "手工更正 1 处" in store().current("fenghua-2019").note


def test_what_is_not_known_becomes_linked_and_what_a_partial_list_says_becomes_unknown(open_page, clerk):
    for cell, word in (("市科技局×民革", "联系"), ("市科技局×九三学社", "未知")):
        card = open_page("pages/browse/matrix.py", place="杭州市", document="2021年", matrix_cell=cell)
        assert f"有误？更正为“{word}”" in words(card)


def test_whoever_may_not_publish_is_offered_no_correction(open_page, clerk):
    clerk("370200")
    card = open_page("pages/browse/matrix.py", place="宁波市奉化区", matrix_cell="区教育局×民盟")
    assert "区教育局 × 民盟" in words(card) and "更正" not in words(card)


@pytest.mark.parametrize("asked", ["", "fenghua-2019", "nowhere/区教育局×民盟", "fenghua-2019/区教育局×台盟", "×/×"])
def test_a_link_to_a_cell_that_is_not_there_says_so_and_hands_nothing_over(open_page, clerk, asked):
    app = open_page(PUBLISH, publish_cell=asked)
    assert not app.exception and "现在公布的名单里没有" in words(app)
    assert not [one for one in app.button if one.label == "发布"]
