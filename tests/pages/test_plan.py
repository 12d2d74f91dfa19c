"""The page 下年度方案: bodies change, drafts are kept for those who publish, and nothing of them counts anywhere."""

import re

import pytest

from lib.archive.holdings import Holdings
from lib.archive.sheets import PLAN, Draft, SheetKey
from lib.exports.csv_file import matrix_csv
from lib.intake.filled.plan import Plan, plan_bytes, plan_from
from lib.measures.plan_operations import department_added
from lib.ui import loading
from lib.ui.access import LOCAL_USER, Publisher
from lib.ui.loading import forget, holdings, store
from tests.pages.on_screen import press, words

PATH = "pages/meeting/plan.py"
HERE = {"place": "宁波市奉化区"}
KEY = SheetKey(PLAN, "330213", 2027, "草案：方案一")
VIEWS = ("各组织负荷", "变化（按职能）", "变化（按部门）", "与可比地区")


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


def cards(app):
    html = "".join(one.proto.body for one in app.get("html"))
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html))


def operate(app, kind, *, press_on, **typed):
    app.button_group(key="plan_operation").set_value(kind).run()
    for what, value in typed.items():
        for one in (*app.text_input, *app.multiselect, *app.selectbox):
            if re.fullmatch(rf"plan_{what}_fenghua-2019_\d+", one.key or ""):
                one.set_value(value)
    return press(app, press_on)


def matrix():
    return holdings().matrices["fenghua-2019"]


def saved(plan=None, by="王", based_on=0, key=KEY):
    """Save a draft as another clerk would."""
    content = plan_bytes(Plan("fenghua-2019", department_added(matrix(), "区数据局") if plan is None else plan))
    store().save_sheets([Draft(key, content, based_on)], by, "机构改革")
    loading._asked = (float("-inf"), 0)  # what is seen now is not older than this


def states(app):
    """Return the states of the drafts that are listed, None where none are listed."""
    return next((list(one.value["状态"]) for one in app.dataframe if "状态" in one.value), None)


def save(app, why="机构改革", year=2027):
    next(one for one in app.number_input if one.label == "方案年度").set_value(year)
    app.text_input(key="plan_why").set_value(why)
    return press(app, "保存草案")


@pytest.mark.parametrize("place", ["宁波市奉化区", "青岛市", "开封市", "湖南省", "示范市"])
@pytest.mark.parametrize("view", VIEWS)
def test_the_page_opens_for_every_kind_of_list_and_says_that_it_is_a_draft(open_page, place, view):
    app = open_page(PATH, place=place, plan_view=view)
    assert not app.exception and not app.error
    assert re.search(rf"{place}.*年方案（草案）", app.markdown[0].value.replace("\\", ""))
    assert "不公布，也不计入任何统计" in words(app)
    assert ("演示数据" in words(app)) == (place == "示范市")


def test_a_list_of_which_no_cell_is_known_opens_too(open_page, clerk):
    store().publish("anqing-2022", "部门,民革,民盟\r\n市教育局,,\r\n".encode(), {}, "王", "试", based_on=0)
    app = open_page(PATH, place="安庆市", document="2022年", plan_view="各组织负荷")
    assert not app.exception and not app.error


def test_without_any_document_the_page_says_so(open_page, monkeypatch):
    monkeypatch.setattr(loading, "load_holdings", lambda: Holdings({}, {}, {}, ()))
    forget()
    app = open_page(PATH)
    assert not app.exception and "还没有收录任何文件" in words(app)


def test_a_reader_may_try_and_take_away_but_sees_and_saves_no_draft(open_page):
    saved()
    app = open_page(PATH, **HERE)
    operate(app, "增加部门", press_on="增加", add="区数据局")
    assert cards(app)["部门"] == "27" and len(app.get("download_button")) == 4
    assert not [one for one in app.button if one.label in ("保存草案", "打开到编辑区", "撤回", "已获批准，准备发布")]
    assert "方案一" not in words(app) and "未开放" in words(app) and states(app) is None


def test_an_account_of_another_place_sees_no_draft_either(open_page, monkeypatch):
    saved()
    monkeypatch.setattr("lib.ui.access.publisher", lambda: Publisher("li", ("370200",)))
    app = open_page(PATH, **HERE)
    assert not [one for one in app.button if one.label == "保存草案"] and states(app) is None
    assert "您的账号不能为这个地区查看和保存草案" in words(app)


def test_a_new_department_without_liaison_is_counted_and_named_and_the_step_is_taken_back(open_page, clerk):
    app = open_page(PATH, **HERE)
    before = cards(app)
    operate(app, "增加部门", press_on="增加", add="区数据局")
    assert (cards(app)["部门"], cards(app)["没有联系对象的部门"]) == ("27", "1")
    assert "新列部门1个" in app.markdown[0].value and "区数据局" in "".join(one.proto.body for one in app.get("html"))
    press(app, "撤销上一步")
    assert cards(app) == before


def ticked(app, row, party, on=True):
    """Open the page as it is after one more cell of the table was ticked."""
    key = app.session_state["plan_desks"]["fenghua-2019"].table_key
    rows = {at: dict(cells) for at, cells in app.session_state[key]["edited_rows"].items()}
    rows.setdefault(row, {})[party] = on
    app.session_state[key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    return app.run()


def test_a_draft_without_a_change_follows_the_list_when_it_is_published_anew(open_page, clerk):
    app = open_page(PATH, **HERE)
    assert "26个部门" in words(app) and "还没有改动" in words(app)
    fewer = holdings().matrices["fenghua-2019"].iloc[:-1]
    store().publish("fenghua-2019", matrix_csv(fewer), {}, "王", "更正", based_on=0)
    loading._asked = (float("-inf"), *loading._asked[1:])  # seen at once
    assert "25个部门" in words(app.run()) and "还没有改动" in words(app)


def test_the_finding_names_the_pairs_that_were_changed_and_how_they_are_counted(open_page):
    app = ticked(open_page(PATH, **HERE), 0, "民盟")
    assert "27对联系；与2019年名单相比，拟新增1对，部门和组织没有变" in words(app)
    assert "拟新增" in words(app) and "调整决定" not in words(app)
    assert "2019年名单中的26对按职能计36对" in words(app)


def test_a_plan_that_rests_on_an_old_list_says_so(open_page):
    assert "名单是 2008 年的，比这一年度早" in words(open_page(PATH, place="青岛市"))
    assert "比这一年度早" not in words(open_page(PATH, place="示范市"))


def test_ticks_are_taken_back_one_by_one(open_page):
    app = open_page(PATH, **HERE)
    assert next(one for one in app.button if one.label == "撤销上一步").disabled
    ticked(app, 0, "民盟")
    ticked(app, 1, "民盟")
    assert cards(app)["对口联系（对）"] == "28"
    press(app, "撤销上一步")
    assert cards(app)["对口联系（对）"] == "27"
    press(app, "撤销上一步")
    assert cards(app)["对口联系（对）"] == "26" and "还没有改动" in words(app)


@pytest.mark.parametrize(
    ("kind", "button", "told"),
    [("合并部门", "合并", "请选择两个以上的部门"), ("删去部门", "删去", "请选择要删去的部门")],
)
def test_who_presses_before_choosing_a_department_is_told_to_choose(open_page, clerk, kind, button, told):
    app = operate(open_page(PATH, **HERE), kind, press_on=button)
    assert [one.value for one in app.error] == [f"{told}。"]


def test_a_draft_from_which_every_department_is_gone_can_still_be_looked_at_and_undone(open_page, clerk):
    app = open_page(PATH, **HERE)
    operate(app, "删去部门", press_on="删去", drop=list(matrix().index))
    assert not app.exception and cards(app)["部门"] == "0"
    for view in VIEWS:
        app.button_group(key="plan_view").set_value(view).run()
        assert not app.exception, view
    operate(app, "增加部门", press_on="增加", add="区数据局")
    assert not app.exception and cards(app)["部门"] == "1"
    press(press(app, "撤销上一步"), "撤销上一步")
    assert cards(app)["部门"] == "26"


def test_departments_merge_and_the_changes_are_told_with_their_causes(open_page, clerk):
    app = open_page(PATH, **HERE, plan_view="变化（按部门）")
    operate(app, "合并部门", press_on="合并", merge=["区教育局", "区科技局"], into="区教科局")
    assert cards(app)["部门"] == "25" and cards(app)["对口联系（对）"] == "25"  # both were linked to 民盟
    assert "已合并为“区教科局”：区教育局、区科技局" in words(app)
    operate(app, "删去部门", press_on="删去", drop=["区司法局"])
    text = words(app)
    assert "减少1对（部门进出名单1）" in text and "不再列出的部门 3 个" in text


@pytest.mark.parametrize(
    ("kind", "press_on", "typed", "fault"),
    [
        ("增加部门", "增加", {"add": ""}, "请填写部门名称"),
        ("增加部门", "增加", {"add": "=1+1"}, "像公式"),
        ("增加部门", "增加", {"add": "区 教 育 局"}, "名单中已有“区教育局”"),
        ("改名", "改名", {"old": "区教育局", "new": "区财政局"}, "名单中已有“区财政局”"),
        ("合并部门", "合并", {"merge": ["区教育局"], "into": "区教科局"}, "请选择两个以上的部门"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(open_page, clerk, kind, press_on, typed, fault):
    app = open_page(PATH, **HERE)
    operate(app, kind, press_on=press_on, **typed)
    assert not app.exception and fault in words(app) and cards(app)["部门"] == "26"


def test_cells_that_are_not_known_stay_open_until_the_clerk_decides_them(open_page, clerk):
    app = open_page(PATH, place="开封市")
    assert "270格未定" in app.markdown[0].value and cards(app)["各组织联系部门数"] == "未定"
    assert "10家组织（已知有联系的6家）" in app.markdown[0].value
    seen = [one.value if one.type == "caption" else one.type for one in app.main]
    told = next(at for at, one in enumerate(seen) if "没有方框的空格：未定" in one)
    assert told < seen.index("dataframe")
    assert cards(app)["没有联系对象的部门"] == "0"  # nobody is said to have none where it is not known
    press(app, "未定的 270 格全部定为不联系")
    assert not app.exception and "未定" not in app.markdown[0].value and cards(app)["各组织联系部门数"] == "0—5"
    press(app, "撤销上一步")
    assert "270格未定" in app.markdown[0].value


def test_organisations_come_and_go(open_page, clerk):
    app = open_page(PATH, **HERE)
    operate(app, "增加组织", press_on="增加", party="九三学社")
    assert "新列组织1家" in app.markdown[0].value and cards(app)["各组织联系部门数"].startswith("0—")
    operate(app, "去掉组织", press_on="去掉", gone="九三学社")
    assert "还没有改动" in app.markdown[0].value


def test_a_draft_is_saved_opened_compared_and_withdrawn_and_every_version_stays(open_page, clerk):
    app = open_page(PATH, **HERE)
    operate(app, "增加部门", press_on="增加", add="区数据局")
    save(app)
    assert "已保存为草案：2027年“方案一”第 1 版" in words(app)
    operate(app, "改名", press_on="改名", old="区数据局", new="区数据资源局")
    save(app, "更名")
    history = store().sheet_history(KEY)
    assert [(one.number, one.why) for one in history] == [(1, "机构改革"), (2, "更名")]
    assert [plan_from(one.content).matrix.index[-1] for one in history] == ["区数据局", "区数据资源局"]

    app = open_page(PATH, **HERE)
    assert states(app) == ["最新", "旧版"] and cards(app)["部门"] == "26"
    app.selectbox(key="plan_chosen").set_value("2027年“方案一”第 1 版（草案）")
    press(app, "打开到编辑区")
    assert cards(app)["部门"] == "27" and "已打开：2027年“方案一”第 1 版（草案）" in words(app)
    save(app, "改回")
    assert [one.number for one in store().sheet_history(KEY)] == [1, 2, 3]

    press(app, "撤回")
    assert "请填写撤回的原因" in words(app)
    app.text_input(key="plan_withdraw_why").set_value("不用了")
    press(app, "撤回")
    last = store().sheet_history(KEY)[-1]
    assert last.withdrawn and last.why == "不用了（撤回）" and "已撤回" in states(app)


def test_two_drafts_are_compared_by_name(open_page, clerk):
    saved()
    saved(matrix().drop(index="区教育局"), key=SheetKey(PLAN, "330213", 2027, "草案：方案二"))
    app = open_page(PATH, **HERE)
    app.session_state["plan_compare"] = True
    app.run()
    app.selectbox(key="plan_older").set_value("2027年“方案一”第 1 版（草案）")
    app.selectbox(key="plan_newer").set_value("2027年“方案二”第 1 版（草案）").run()
    assert "与“2027年“方案一”第 1 版（草案）”相比：新增 0 对，去掉 1 对，保留 25 对，不再列出的部门 2 个" in words(app)


def test_a_draft_that_came_in_between_is_told_and_nothing_is_overwritten(open_page, clerk):
    app = open_page(PATH, **HERE)
    operate(app, "增加部门", press_on="增加", add="区档案局")
    saved()
    save(app)
    assert "没有保存" in words(app) and "“王”已保存第 1 版" in words(app)
    assert len(store().sheet_history(KEY)) == 1
    save(app)  # having been told, the clerk saves all the same
    assert [one.by for one in store().sheet_history(KEY)] == ["王", LOCAL_USER]


def test_someone_whose_right_ended_in_the_meantime_saves_nothing(open_page, monkeypatch):
    person = [Publisher(LOCAL_USER, ())]
    monkeypatch.setattr("lib.ui.access.publisher", lambda: person[0])
    app = open_page(PATH, **HERE)
    person[0] = None
    app.text_input(key="plan_why").set_value("机构改革")
    press(app, "保存草案")
    assert store().sheets(PLAN, "330213") == []


def test_a_draft_without_a_reason_or_with_a_name_that_cannot_be_is_not_saved(open_page, clerk):
    app = open_page(PATH, **HERE)
    save(app, why="")
    assert "请填写方案名称、经办人和说明" in words(app)
    next(one for one in app.text_input if one.label == "方案名称").set_value("一/二")
    save(app)
    assert "方案名称中有不能用的字符" in words(app) and store().sheets(PLAN, "330213") == []


def test_nothing_of_a_draft_counts_or_shows_on_the_public_pages(open_page):
    before = open_page()
    saved()
    after = open_page()
    assert cards(before) == cards(after) and "区数据局" not in words(open_page("pages/browse/matrix.py", **HERE))
    assert "区数据局" not in matrix().index
    log = open_page("pages/manage/history.py", **HERE, history_view="全部操作")
    assert "草案" not in "".join(frame.value.to_csv() for frame in log.dataframe) + words(log)


def test_one_who_may_publish_here_reads_of_drafts_in_the_log_and_others_do_not(open_page, monkeypatch):
    saved()
    for codes, told in (((), True), (("330213",), True), (("370200",), False)):
        monkeypatch.setattr("lib.ui.access.publisher", lambda codes=codes: Publisher("li", codes))
        log = open_page("pages/manage/history.py", **HERE, history_view="全部操作")
        assert ("草案：方案一" in "".join(frame.value.to_csv() for frame in log.dataframe)) == told


def test_an_approved_list_is_handed_to_publishing_and_is_published_nowhere_before(open_page, clerk):
    app = open_page(PATH, **HERE)
    operate(app, "增加部门", press_on="增加", add="区数据局")
    next(one for one in app.number_input if one.label == "方案年度")
    press(app, "已获批准，准备发布")
    app.switch_page("pages/manage/publish.py").run()
    assert not app.exception
    text = words(app)
    assert "名单来自“下年度方案”" in text and "还没有发布" in text
    assert app.radio(key="publish_kind").value == "登记新文件"
    assert app.selectbox(key="publish_new_place").value == "宁波市奉化区（330213）"
    assert "请在“登记内容”中填写标题，" in text  # the title is that of the approved notice
    next(one for one in app.text_input if one.label == "标题").set_value("关于调整对口联系名单的通知").run()
    app.text_input(key="publish_why").set_value("已获批准")
    press(app, "发布")
    assert "已发布：宁波市奉化区" in words(app) and "publish_handed" not in app.session_state
    (document,) = [one for one in holdings().documents.values() if one.title == "关于调整对口联系名单的通知"]
    assert document.complete and "区数据局" in holdings().matrices[document.document_id].index


def test_what_was_handed_over_can_be_turned_down(open_page, clerk):
    app = open_page(PATH, **HERE)
    press(app, "已获批准，准备发布")
    app.switch_page("pages/manage/publish.py").run()
    press(app, "不用它，改为上传文件")
    assert app.get("file_uploader") and "名单来自“下年度方案”" not in words(app)


def test_a_damaged_draft_is_told_and_an_archive_that_cannot_be_read_too(open_page, clerk, tmp_path):
    store().save_sheets([Draft(KEY, b"no draft", 0)], "王", "坏")
    loading._asked = (float("-inf"), 0)
    app = open_page(PATH, **HERE)
    assert not app.exception and states(app) == ["已损坏"]
    store().engine.dispose()
    for file in tmp_path.glob("archive.sqlite*"):
        file.write_bytes(b"no database" * 1000)
    forget()
    app = open_page(PATH, **HERE)
    assert not app.exception and "已损坏" in words(app)
