"""A table that a department sent is handed in as a file: for which document it is, and what must be said of it."""

import pytest

from lib.archive.holdings import load_holdings
from lib.exports.csv_file import matrix_csv
from lib.ui import loading
from lib.ui.loading import holdings, store
from tests.pages.on_screen import press, words

PAGE = "pages/manage/publish.py"
FENGHUA = "宁波市奉化区"
OLD, NEW = "更新已有文件", "登记新文件"


def handed_in(open_page, name, content, **choices):
    """Hand a file in; return the page as it is then."""
    app = open_page(PAGE, **choices)
    kind = "text/csv"
    return app.file_uploader(key="publish_file_0").set_value((name, content, kind)).run()


def fenghua_list(title):
    """Return the shipped list of 奉化, but for one pair, as a department would send it: under a title, in GBK."""
    held = load_holdings().matrices["fenghua-2019"].copy()
    held.loc["区医保局", held.columns[0]] = True
    return (f"{title}\n".encode() + matrix_csv(held).removeprefix(b"\xef\xbb\xbf")).decode().encode("gb18030")


def chosen(app):
    """Return what is chosen: the kind of target, and place and year of a new document."""
    kind = app.radio(key="publish_kind").value
    if kind != NEW:
        return (kind,)
    return kind, app.selectbox(key="publish_new_place").value, app.number_input(key="publish_new_year").value


@pytest.fixture
def of_2020():
    return fenghua_list("奉化区2020年政府部门与民主党派对口联系表")


def test_a_list_of_another_year_is_a_new_document_and_never_slips_under_an_old_number(open_page, clerk, of_2020):
    app = handed_in(open_page, "奉化区2020年名单.csv", of_2020)
    assert not app.exception
    assert chosen(app) == (NEW, "宁波市奉化区（330213）", 2020)
    assert "2020 年的文件还没有收录，已为您选好" in words(app)
    app.radio(key="publish_kind").set_value(OLD).run()
    app.selectbox(key="place").set_value(FENGHUA).run()
    assert "文件写的是 2020 年，现在选的是“宁波市奉化区2019年”" in words(app)
    assert "已为您选好" not in words(app)
    assert not [one for one in app.button if one.label == "发布"]


def test_a_list_of_the_year_that_is_held_updates_that_document(open_page, clerk):
    app = handed_in(open_page, "奉化区名单.csv", fenghua_list("奉化区2019年政府部门与民主党派对口联系表"))
    assert chosen(app) == (OLD,)
    assert "已为您选好" in words(app) and "请先核对" not in words(app)
    app.radio(key="publish_kind").set_value(NEW).run()
    assert chosen(app) == (NEW, "宁波市奉化区（330213）", 2019)


def test_what_was_chosen_is_said_only_while_it_stands(open_page, clerk):
    table = "宁海县一览表（2024年）,,\n部门,民革,民盟\n县教育局,1,0\n县司法局,0,1\n".encode()
    app = handed_in(open_page, "02宁海县2024年一览表.csv", table)
    assert chosen(app) == (NEW, "宁海县（330226）", 2024)
    assert "已为您选好" in words(app)
    app.selectbox(key="publish_new_place").set_value("象山县（330225）").run()
    assert "文中的地区是“宁海县”" in words(app) and "已为您选好" not in words(app)


def field(app, label):
    return next(one for one in app.text_input if one.label == label)


def test_a_look_at_the_other_kind_of_target_loses_nothing_of_a_registration(open_page, clerk, of_2020):
    app = handed_in(open_page, "奉化区2020年名单.csv", of_2020)
    field(app, "来源").set_value("区府办").run()
    app.number_input(key="publish_new_year").set_value(2020).run()
    app.radio(key="publish_kind").set_value(OLD).run()
    assert not [one for one in app.number_input if one.key == "publish_new_year"]
    app.radio(key="publish_kind").set_value(NEW).run()
    assert chosen(app) == (NEW, "宁波市奉化区（330213）", 2020)
    assert field(app, "来源").value == "区府办" and field(app, "标题").value.startswith("奉化区2020年")


def test_a_file_that_another_server_had_is_asked_for_again(open_page, clerk, of_2020):
    before = handed_in(open_page, "奉化区2020年名单.csv", of_2020)
    # After a restart the browser tells the new server of the file, as here it tells another session.
    app = open_page(PAGE)._run(before._tree.get_widget_states())
    assert not app.exception and "服务器重新启动过" in words(app) and "请重新选择文件" in words(app)
    assert [one.key for one in app.file_uploader] == ["publish_file_1"]  # another place, and empty
    app.file_uploader(key="publish_file_1").set_value(("奉化区2020年名单.csv", of_2020, "text/csv")).run()
    assert "服务器重新启动过" not in words(app) and chosen(app)[0] == NEW


def publish(app, why="来函"):
    app.text_input(key="publish_why").set_value(why)
    return press(app, "发布")


def test_dates_and_numbers_are_taken_as_they_are_written_and_stored_as_they_are_compared(open_page, clerk, of_2020):
    app = handed_in(open_page, "奉化区2020年名单.csv", of_2020)
    field(app, "有效至").set_value("明年")
    field(app, "日期").set_value("2020年5月12日")
    field(app, "文号").set_value("奉政发[2020]5号").run()
    assert "“明年”不是有效的“有效至”日期（例如 2026-11-22）" in words(app) and "2020年5月12日" not in words(app)
    assert words(app).count("明年") == 1
    field(app, "有效至").set_value("二〇二五年").run()
    assert not app.error
    publish(app)
    document = holdings().documents["330213-2020"]
    assert (document.number, document.issued_on) == ("奉政发〔2020〕5号", "2020-05-12")
    assert document.in_force_until == "2025"


def test_only_what_is_missing_is_asked_for_and_no_formula_or_script_goes_into_the_register(open_page, clerk, of_2020):
    app = handed_in(open_page, "奉化区2020年名单.csv", of_2020)
    field(app, "标题").set_value("").run()
    assert "请在“登记内容”中填写标题，名单才有出处" in words(app)
    field(app, "标题").set_value("=cmd|' /C calc'!A0")
    field(app, "文号").set_value("=1+1")
    field(app, "来源").set_value("JavaScript:alert(1)").run()
    assert "“=cmd|' /C calc'!A0”不是有效的标题（像公式）" in words(app) and "“=1+1”不是有效的文号（像公式）" in words(
        app
    )
    assert "不是有效的来源（网址须以 http 或 https 开头，也可以只写文字）" in words(app)
    assert not [one for one in app.button if one.label == "发布"]
    field(app, "标题").set_value("对口联系名单")
    field(app, "文号").set_value("奉政发〔2020〕5号")
    for source in ("区府办（file 第 3 号）", "PDF：区政府网站", "https://www.fh.gov.cn/1.html"):
        field(app, "来源").set_value(source).run()
        assert [one for one in app.button if one.label == "发布"], source


def test_a_list_that_says_it_is_not_written_out_does_not_become_a_complete_one_unseen(open_page, clerk):
    rows = fenghua_list("奉化区2019年联系表").decode("gb18030") + "……,,,,,\n"
    app = handed_in(open_page, "奉化区名单.csv", rows.encode())
    assert "写着“……”，名单没有列全" in words(app)
    assert "……" not in list(app.dataframe(key="publish_correct_奉化区名单.csv_0").value["部门"])
    assert "文件自己写明没有列全，现在却登记为完整名单" in words(app)
    assert not [one for one in app.button if one.label == "发布"]
    next(one for one in app.checkbox if "完整名单" in one.label).uncheck().run()
    assert "请先核对" not in words(app)


def test_a_cell_that_says_unknown_is_never_published_as_not_linked(open_page, clerk):
    content = "奉化区2019年联系表,,\n部门,民革,民盟\n区教育局,1,待查\n区司法局,,1\n".encode()
    app = handed_in(open_page, "奉化区名单.csv", content)
    assert "“待查”理解为未知" in words(app) and "1 个空白格按“未列入联系”发布" in words(app)
    assert "第 3 行 C 列：“区教育局—民盟”写的是不清楚，不能当作没有联系" in words(app)
    assert not [one for one in app.button if one.label == "发布"]
    next(one for one in app.checkbox if "完整名单" in one.label).uncheck().run()
    assert "写的是不清楚" not in words(app)
    next(one for one in app.checkbox if one.label.startswith("没有选错")).check().run()
    publish(app)
    assert holdings().matrices["fenghua-2019"].isna().to_numpy().tolist() == [[False, True], [True, False]]


def test_a_new_document_is_held_against_the_last_list_of_its_place_and_asks_for_number_and_date(
    open_page, clerk, of_2020
):
    app = handed_in(open_page, "奉化区2020年名单.csv", of_2020)
    assert "与“宁波市奉化区2019年”的名单相比：新增 1 对，去掉 0 对，保留 26 对" in words(app)
    assert "首次发布" in words(app) and "还没有登记文号和日期" in words(app)
    press(app, "发布")
    assert app.error[0].value == "请填写发布原因。"  # who it is stands there already
    field(app, "文号").set_value("奉政发〔2020〕5号").run()
    assert "还没有登记日期" in words(app)
    publish(app)
    assert "已发布：宁波市奉化区2020年，第 1 版" in words(app)


def test_a_list_of_problems_tells_a_department_its_places_and_no_code(open_page, clerk):
    app = handed_in(open_page, "报送.csv", "部门,民革,民盟\n县财政局,1,大概\n".encode())
    table = app.dataframe[0].value
    assert table.to_numpy().tolist() == [
        ["第 2 行 C 列", "县财政局×民盟写的“大概”不能判断是否联系。请填 1（联系）、0（不联系），不清楚的留空。"]
    ]


OF_2019 = "奉化区2019年政府部门与民主党派对口联系表"


def test_a_click_that_came_after_another_publish_is_told_and_needs_another_look(open_page, clerk):
    app = handed_in(open_page, "奉化区名单.csv", fenghua_list(OF_2019))
    other = matrix_csv(holdings().matrices["fenghua-2019"].iloc[1:])
    store().publish("fenghua-2019", other, {}, "李", "调整", based_on=0)
    loading._asked = (float("-inf"), *loading._asked[1:])
    publish(app)
    assert "没有发布。所依据的版本已不是最新：“李”已发布第 1 版" in words(app)
    assert store().current("fenghua-2019").number == 1
    publish(app)
    assert "已发布：" in words(app) and store().current("fenghua-2019").number == 2


def test_a_second_click_finds_the_same_list_published_and_says_so(open_page, clerk):
    once, twice = (handed_in(open_page, "奉化区名单.csv", fenghua_list(OF_2019)) for _ in range(2))
    publish(once)
    publish(twice)
    for app in (once, twice):
        assert "已发布：" in words(app) and "第 1 版" in words(app) and "没有发布" not in words(app)
    assert store().current("fenghua-2019").number == 1


@pytest.mark.parametrize("year", [2018, 2021])
def test_of_several_documents_of_a_place_the_one_of_the_stated_year_is_chosen(open_page, clerk, year):
    table = f"杭州市{year}年对口联系表,,\n部门,民革,民盟\n市教育局,1,0\n市司法局,0,1\n".encode()
    app = handed_in(open_page, f"杭州市{year}年名单.csv", table)
    assert chosen(app) == (OLD,)
    assert (app.selectbox(key="place").value, app.selectbox(key="document").value) == ("杭州市", f"{year}年")
