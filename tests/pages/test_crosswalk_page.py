"""职能对照: names without a function are listed and decided, and the comparison follows at once."""

import pytest

from lib.archive.clock import BEIJING
from lib.archive.decisions import FUNCTION
from lib.archive.holdings import load_holdings
from lib.archive.register import register_row
from lib.archive.store import Store
from lib.ui.access import LOCAL_USER, Publisher
from lib.ui.loading import forget, store
from lib.ui.markdown import plain

PAGE = "pages/manage/functions.py"
ODD = "市蓝天办"


@pytest.fixture
def fresh_archive(tmp_path, monkeypatch):
    """Publish 奉化 with one department whose name says nothing, in an archive of this test alone."""
    monkeypatch.setattr("lib.ui.access.publisher", lambda: Publisher(LOCAL_USER, ()))
    monkeypatch.setenv("LIAISON_DATABASE_URL", f"sqlite:///{tmp_path}/archive.sqlite")
    monkeypatch.setenv("LIAISON_HIDE_DEMONSTRATION", "1")
    forget()
    held = load_holdings()
    content = held.matrices["fenghua-2019"].astype("Int64").rename(index={"区司法局": ODD}).to_csv(index_label="部门")
    register = register_row(held.documents["fenghua-2019"])
    store().publish("fenghua-2019", content.encode(), register, "经办人", "测试", 0)
    forget()
    yield store()
    forget()


def text_of(page):
    return "\n".join(one.value for kind in (page.markdown, page.caption, page.info) for one in kind).replace("\\", "")


def test_a_name_without_a_function_is_listed_with_its_document(open_page, fresh_archive: Store):
    page = open_page(PAGE)
    assert not page.exception and "有1个部门名称的职能待认定" in text_of(page)
    table = page.dataframe[0].value
    assert table["部门名称"].tolist() == [ODD] and table["出现在"].tolist() == ["宁波市奉化区2019年"]


def test_a_decision_is_signed_used_at_once_and_taken_back(open_page, fresh_archive: Store):
    page = open_page(PAGE)
    assert page.button(key="functions_save").disabled
    page.multiselect(key=f"functions_meaning_{ODD}").set_value(["生态环境"]).run()
    page.button(key="functions_save").click().run()
    assert not page.exception and "个部门名称都有职能" in text_of(page)
    assert fresh_archive.decisions(FUNCTION) == {ODD: "environment"}
    assert f"已认定：{ODD} → 生态环境" in page.success[0].value
    there = open_page("pages/compare/cities.py")
    assert "职能待认定" not in text_of(there)
    page = open_page(PAGE, functions_view="认定记录")
    assert page.dataframe[0].value["认定人"].tolist() == ["本机用户"]
    page.selectbox(key="functions_undo").set_value(f"{ODD} → 生态环境").run()
    page.button(key="functions_undo_button").click().run()
    assert fresh_archive.decisions(FUNCTION) == {}
    assert "有1个部门名称的职能待认定" in text_of(open_page(PAGE))


def test_a_decision_just_saved_is_taken_back_with_one_click(open_page, fresh_archive: Store):
    page = open_page(PAGE)
    page.multiselect(key=f"functions_meaning_{ODD}").set_value(["生态环境"]).run()
    page.button(key="functions_save").click().run()
    page.button(key="functions_take_back").click().run()
    assert not page.exception and fresh_archive.decisions(FUNCTION) == {}
    assert f"已撤销：{ODD} → 生态环境" in page.success[0].value
    assert not [one for one in page.button if one.key == "functions_take_back"]


def test_the_time_of_a_decision_is_that_of_beijing(open_page, fresh_archive: Store):
    fresh_archive.decide(FUNCTION, ODD, "environment", "经办人")
    page = open_page(PAGE, functions_view="认定记录")
    at = fresh_archive.decision_history(FUNCTION)[0].at.astimezone(BEIJING)
    assert page.dataframe[0].value["时间"].tolist() == [at.strftime("%Y-%m-%d %H:%M")]


def test_that_a_name_has_no_function_is_a_decision_apart_from_the_list_of_functions(open_page, fresh_archive: Store):
    page = open_page(PAGE)
    functions = page.multiselect(key=f"functions_meaning_{ODD}")
    assert "没有对应的职能" not in functions.options
    functions.set_value(["教育"]).run()
    assert page.button(key="functions_none").disabled
    page.multiselect(key=f"functions_meaning_{ODD}").set_value([]).run()
    page.button(key="functions_none").click().run()
    assert fresh_archive.decisions(FUNCTION) == {ODD: ""}
    assert f"已认定：{ODD} → 没有对应的职能" in page.success[0].value


def test_the_log_tells_decisions_in_words(open_page, fresh_archive: Store):
    number = fresh_archive.decide(FUNCTION, ODD, "environment/education", "经办人")
    fresh_archive.undo_decision(number, "经办人")
    fresh_archive.decide(FUNCTION, ODD, "", "经办人")
    fresh_archive.decide("department:330213", "区教育局", "区教体局", "经办人")
    reasons = open_page("pages/manage/history.py", history_view="全部操作").dataframe[0].value["原因"].tolist()
    assert reasons[:4] == [
        "宁波市奉化区的部门：区教育局 → 区教体局",
        f"职能：{ODD} → 没有对应的职能",
        f"职能：{ODD} → 生态环境、教育",
        f"职能：{ODD} → 生态环境、教育",
    ]


def test_a_name_is_looked_up_and_nothing_is_guessed(open_page):
    page = open_page(PAGE, functions_view="查名称", functions_name="市卫健委")
    assert "“市卫健委”的职能：卫生健康" in text_of(page)
    page = open_page(PAGE, functions_view="查名称", functions_name="市文化教导局")
    assert "的职能待认定" in text_of(page)


def test_a_name_decided_to_have_no_function_does_not_wait_for_a_decision(open_page, fresh_archive: Store):
    fresh_archive.decide(FUNCTION, ODD, "", "经办人")
    told = text_of(open_page(PAGE, functions_view="查名称", functions_name=ODD))
    assert f"“{ODD}”的职能：没有对应的职能" in told and "职能待认定" not in told
    assert "个部门名称都有职能，可以跨地区、跨年份比较；1个已认定没有对应的职能，不参加比较" in told
    card = text_of(open_page("pages/browse/matrix.py", place="宁波市奉化区", matrix_focus=ODD))
    assert "职能：没有对应的职能" in card


def test_the_page_says_where_names_and_functions_come_from(open_page):
    assert "来源：" in text_of(open_page(PAGE))


def test_every_function_is_shown_with_the_names_in_the_lists(open_page):
    table = open_page(PAGE, functions_view="全部职能").dataframe[0].value.set_index("职能")
    assert "区住建局" in table.loc["城乡建设", "名单中的部门名称"] and len(table) == 60


def test_the_overview_tells_which_version_is_shown_and_what_was_published_last(open_page, fresh_archive: Store):
    page = open_page("pages/browse/overview.py")
    told = text_of(page)
    day = fresh_archive.latest()["fenghua-2019"].published_at.astimezone(BEIJING).date().isoformat()
    assert "2019-05-22 · 第 1 版，经办人发布" in told
    links = [one.proto for one in page.get("page_link")]
    (last,) = (one for one in links if plain(f"{day} 宁波市奉化区2019年（经办人发布）") == one.label)
    assert "place=" in last.query_string and "最近发布：" in told
