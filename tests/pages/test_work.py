"""The pages of the yearly work, through dashboard.py: reports, plan and reality, worksheet, contacts."""

import re
from datetime import date

import pytest

from lib.archive.holdings import Holdings
from lib.archive.sheets import CONTACTS, REPORT, Draft, SheetKey
from lib.archive.store import Store
from lib.exports.annex_forms import entry_line, report_form
from lib.intake.filled.contact import Contact, contacts_bytes
from lib.intake.filled.report import Entry, Report, report_bytes, report_from
from lib.ui import loading
from lib.ui.access import LOCAL_USER, Publisher
from lib.ui.loading import forget, store
from tests.pages.on_screen import press, words

REPORTS, REALITY = "pages/work/reports.py", "pages/work/reality.py"
WORKSHEET, PEOPLE = "pages/work/worksheet.py", "pages/work/contacts.py"
HERE = {"place": "宁波市奉化区", "work_year": "2025年"}
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


def reported(department, *entries, year=2025, received="2026-01-20", place="330213"):
    """Save a report as another clerk would."""
    report = Report(department, year, received, tuple(entries))
    key = SheetKey(REPORT, place, year, department)
    based_on = len(store().sheet_history(key))
    store().save_sheets([Draft(key, report_bytes(report), based_on)], "王", "年度报告")
    loading._asked = (float("-inf"), 0)  # what is seen now is not older than this


def cards(app):
    html = "".join(one.proto.body for one in app.get("html"))
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html))


@pytest.mark.parametrize("path", [REPORTS, REALITY, WORKSHEET, PEOPLE])
@pytest.mark.parametrize("place", ["宁波市奉化区", "青岛市", "湖南省", "岳阳市", "黄石市"])
def test_every_page_opens_for_every_kind_of_list(open_page, path, place):
    app = open_page(path, place=place)
    assert not app.exception and not app.error
    assert place in app.markdown[0].value.replace("\\", "")


@pytest.mark.parametrize("path", [REPORTS, REALITY, WORKSHEET, PEOPLE])
def test_without_any_document_every_page_says_so(open_page, path, monkeypatch):
    monkeypatch.setattr(loading, "load_holdings", lambda: Holdings({}, {}, {}, ()))
    forget()
    app = open_page(path)
    assert not app.exception and "还没有收录任何文件" in words(app)


@pytest.mark.parametrize("path", [REPORTS, REALITY, WORKSHEET, PEOPLE])
def test_an_archive_that_cannot_be_read_is_told_and_the_page_stands(open_page, path, tmp_path):
    reported("区教育局", Entry("其他", 1, ("民盟",), "走访"))
    store().engine.dispose()
    for file in tmp_path.glob("archive.sqlite*"):
        file.write_bytes(b"no database" * 1000)
    forget()
    app = open_page(path, **HERE)
    assert not app.exception and "已损坏" in words(app)


@pytest.mark.parametrize("view", ["填报", "汇总", "未报名单"])
def test_without_a_report_nobody_is_said_to_have_done_nothing(open_page, view):
    app = open_page(REPORTS, **HERE, reports_view=view)
    assert not app.exception
    assert "名单中 26 个部门，已报 0 个，未报 26 个" in words(app)


def test_before_any_report_what_was_done_is_not_told_as_zero(open_page):
    app = open_page(REALITY, **HERE)
    assert cards(app)["有活动（对）"] == "不明" and "有活动 0" not in words(app)
    app = open_page(REALITY, **HERE, reality_view="历年")
    row = app.dataframe[0].value.iloc[0]
    assert row["列入名单（对）"] == row["情况不明"] == 26
    assert row[["有活动", "已报告而没有活动", "名单以外", "可以确定（对）"]].isna().all()
    app = open_page(REALITY, **HERE, reality_view="落实率")
    assert app.dataframe[0].value["有活动"].isna().all()
    reported("区教育局")
    app = open_page(REALITY, **HERE, reality_view="历年")
    row = app.dataframe[0].value.iloc[0]
    assert (row["有活动"], row["已报告而没有活动"], row["可以确定（对）"]) == (0, 1, 1)


def test_a_reader_without_the_right_gets_no_form(open_page):
    app = open_page(REPORTS, **HERE)
    assert not app.text_area and not app.get("file_uploader")
    assert "未开放" in words(app)


def test_a_clerk_fills_in_a_report_and_the_reminders_and_the_matrix_follow(open_page, clerk):
    app = open_page(REPORTS, **HERE, reports_department="区教育局")
    own = next(area.key for area in app.text_area if area.key.endswith("_0_0_text")).removesuffix("_0_0_text")
    app.text_area(key=f"{own}_0_0_text").set_value("召开座谈会")
    app.multiselect(key=f"{own}_0_0_parties").set_value(["民盟"])
    app.text_input(key=f"{own}_0_0_count").set_value("2")
    press(app, "保存报告")
    assert not app.exception and "已保存：区教育局2025年度报告，1 条" in words(app)
    (sheet,) = store().sheets(REPORT, "330213")
    assert (sheet.key.unit, sheet.number) == ("区教育局", 1)
    app = open_page(REPORTS, **HERE, reports_view="未报名单")
    assert len(app.dataframe[0].value) == 25 and "区教育局" not in list(app.dataframe[0].value["部门"])
    app = open_page(REALITY, **HERE)
    assert "有活动 1 对" in words(app) and cards(app)["情况不明（对）"] == "25"


def form(app):
    """Return the key of the form of a report on the screen."""
    return next(area.key for area in app.text_area if area.key.endswith("_0_0_text")).removesuffix("_0_0_text")


def test_an_empty_form_is_no_report_of_nothing_unless_the_clerk_says_so(open_page, clerk):
    app = press(open_page(REPORTS, **HERE, reports_department="区教育局"), "保存报告")
    assert "还没有填写任何内容" in words(app) and store().sheets(REPORT, "330213") == []
    app.checkbox(key=f"{form(app)}_nothing").check()
    app.text_area(key=f"{form(app)}_0_0_text").set_value("座谈")
    press(app, "保存报告")
    assert "勾选了“全年没有活动”，但表中填有内容" in words(app) and store().sheets(REPORT, "330213") == []
    app.text_area(key=f"{form(app)}_0_0_text").set_value("")
    press(app, "保存报告")
    assert "已保存" in words(app) and app.checkbox(key=f"{form(app)}_nothing").value
    app = open_page(REPORTS, **HERE, reports_department="区科技局")
    app.text_area(key=f"{form(app)}_6_0_text").set_value("无。")
    press(app, "保存报告")
    assert [one.key.unit for one in store().sheets(REPORT, "330213")] == ["区教育局", "区科技局"]
    assert not any(b'"kind"' in one.content for one in store().sheets(REPORT, "330213"))


def test_what_is_typed_stays_while_the_clerk_looks_elsewhere_and_an_untouched_form_shows_the_latest(open_page, clerk):
    app = open_page(REPORTS, **HERE, reports_department="区教育局")
    app.text_area(key=f"{form(app)}_0_0_text").set_value("召开座谈会").run()
    app.button_group(key="reports_view").set_value("汇总").run()
    app.button_group(key="reports_view").set_value("填报").run()
    assert app.text_area(key=f"{form(app)}_0_0_text").value == "召开座谈会" and "还没有保存的内容" in words(app)
    app.selectbox(key="reports_department").set_value("区财政局").run()
    reported("区财政局", Entry("联系会议", None, (), "另一人所报"))
    app.run()
    assert app.text_area(key=f"{form(app)}_0_0_text").value == "另一人所报" and "还没有保存的内容" not in words(app)
    app.selectbox(key="reports_department").set_value("区教育局").run()
    assert app.text_area(key=f"{form(app)}_0_0_text").value == "召开座谈会"


def test_the_only_organisation_of_a_department_is_chosen_already_and_an_open_entry_is_told_before_saving(
    open_page, clerk
):
    app = open_page(REPORTS, **HERE, reports_department="区教育局")
    own = form(app)
    app.text_area(key=f"{own}_0_0_text").set_value("座谈").run()
    assert app.multiselect(key=f"{own}_0_0_parties").value == ["民盟"] and "没有选联系对象" not in words(app)
    app.multiselect(key=f"{own}_0_0_parties").set_value([]).run()
    assert "有 1 条没有选联系对象：保存后不计入任何一对联系" in words(app)
    app.multiselect(key=f"{own}_0_0_parties").set_value(["民盟"])
    press(app, "保存报告")
    (sheet,) = store().sheets(REPORT, "330213")
    assert [one.parties for one in report_from(sheet.content, "区教育局", 2025).entries] == [("民盟",)]


def test_a_day_that_makes_a_report_late_says_so_before_it_is_saved(open_page, clerk):
    app = open_page(REPORTS, **HERE, reports_department="区教育局")
    assert "按这个日期将记为迟报（应于 2026-01-31 前报送）" in words(app)
    app.date_input(key=f"{form(app)}_received").set_value(date(2026, 1, 20)).run()
    assert "将记为迟报" not in words(app)


@pytest.mark.parametrize("times", ["很多", "0", "-1", "12345"])
def test_a_number_that_is_none_is_told_in_chinese(open_page, clerk, times):
    app = open_page(REPORTS, **HERE, reports_department="区教育局")
    app.text_area(key=f"{form(app)}_0_0_text").set_value("座谈")
    app.text_input(key=f"{form(app)}_0_0_count").set_value(times)
    press(app, "保存报告")
    assert "不是有效的次数" in words(app) and store().sheets(REPORT, "330213") == []


def test_a_form_that_says_nothing_of_a_chosen_organisation_or_names_a_number_is_not_saved(open_page, clerk):
    app = open_page(REPORTS, **HERE, reports_department="区教育局")
    own = next(area.key for area in app.text_area if area.key.endswith("_0_0_text")).removesuffix("_0_0_text")
    app.text_area(key=f"{own}_0_0_text").set_value(f"联系人电话{NUMBER}")
    app.multiselect(key=f"{own}_1_0_parties").set_value(["民革"])
    press(app, "保存报告")
    told = words(app)
    assert "文字里有电话号码" in told and "选了组织，但没有次数，也没有情况" in told and NUMBER not in told
    assert store().sheets(REPORT, "330213") == []


def test_a_report_that_came_in_between_is_told_and_nothing_is_overwritten(open_page, clerk):
    app = open_page(REPORTS, **HERE, reports_department="区教育局")
    own = next(area.key for area in app.text_area if area.key.endswith("_0_0_text")).removesuffix("_0_0_text")
    reported("区教育局", Entry("其他", 1, ("民盟",), "走访"))
    app.text_area(key=f"{own}_0_0_text").set_value("召开座谈会")
    press(app, "保存报告")
    assert "“王”已保存第 1 版" in words(app)
    assert len(store().sheet_history(SheetKey(REPORT, "330213", 2025, "区教育局"))) == 1
    press(app, "保存报告")  # having seen it, the clerk saves all the same
    assert "已保存" in words(app)
    history = store().sheet_history(SheetKey(REPORT, "330213", 2025, "区教育局"))
    assert [one.number for one in history] == [1, 2]


def uploaded(open_page, name, content):
    app = open_page(REPORTS, **HERE)
    app.button_group(key="reports_way").set_value("上传文件").run()
    app.get("file_uploader")[0].upload(name, content).run()
    return app


def test_a_table_of_many_departments_is_compared_and_saved_at_once(open_page, clerk):
    reported("区财政局", Entry("其他", None, ("民建",), "走访"), received="2026-01-10")
    rows = (
        "部门,类别,次数,联系对象,情况,报送日期",
        "奉化区教育局,联合调研,1,民盟,调研,2026-01-10",
        "区财政局,其他,,民建,走访,2026-01-10",
        "区档案局,无,,,,2026-02-10",
    )
    app = uploaded(open_page, "汇总.csv", "\n".join(rows).encode("gbk"))
    assert not app.exception and "“奉化区教育局”按名单中的“区教育局”保存" in words(app)
    table = app.dataframe[0].value
    assert list(table["保存后"]) == ["新报", "相同，不保存", "新报"]
    assert list(table["名单"]) == ["", "", "名单以外"]
    press(app, "保存 2 份报告")
    assert "已保存 2 份报告：区教育局、区档案局" in words(app)
    assert {one.key.unit: one.number for one in store().sheets(REPORT, "330213")} == {
        "区教育局": 1, "区财政局": 1, "区档案局": 1,
    }  # fmt: skip


def test_a_renamed_department_is_asked_for_before_it_is_saved(open_page, clerk):
    app = uploaded(open_page, "汇总.csv", "部门,类别,情况\n区科委,其他,走访\n".encode())
    assert not [one for one in app.button if one.label.startswith("保存")] and "请先回答" in words(app)
    (question,) = app.radio
    assert question.label == "“区科委”不在名单中，是否为“区科技局”？"
    question.set_value("是，按“区科技局”").run()
    press(app, "保存 1 份报告")
    assert [one.key.unit for one in store().sheets(REPORT, "330213")] == ["区科技局"]


def test_a_name_with_signs_of_markup_is_asked_for_letter_by_letter(open_page, clerk):
    app = uploaded(open_page, "汇总.csv", "部门,类别,情况\n区科委(:red-badge[x]),其他,走访\n".encode())
    (question,) = app.radio
    for told in (question.label, *question.options):
        assert ":red-badge[" not in told and ":red-badge[" in told.replace("\\", "") or "科技局”" in told
    question.set_value("不是，按名单以外的“区科委(:red-badge[x])”").run()
    press(app, "保存 1 份报告")
    assert [one.key.unit for one in store().sheets(REPORT, "330213")] == ["区科委(:red-badge[x])"]


def test_a_replacement_says_what_goes_and_what_comes(open_page, clerk):
    reported("区财政局", Entry("其他", None, ("民建",), "走访"), received="2026-01-10")
    rows = "部门,类别,次数,联系对象,情况,报送日期\n区财政局,其他,,民建,走访两次,2026-01-10\n"
    app = uploaded(open_page, "汇总.csv", rows.encode())
    changes = app.dataframe[1].value
    assert list(zip(changes["变化"], changes["内容"], strict=True)) == [
        ("删去", "民建；走访"), ("增加", "民建；走访两次"),
    ]  # fmt: skip


def test_a_weight_that_the_address_asks_for_is_taken_or_told(open_page):
    app = open_page(WORKSHEET, place="青岛市", worksheet_kinds="35", worksheet_entries="500")
    assert (app.slider(key="worksheet_kinds").value, app.slider(key="worksheet_entries").value) == (35, 20)
    assert [one.value for one in app.warning] == ["没有找到“500”，现在显示的是“20”。"]


def test_a_link_to_a_department_that_is_not_there_says_so(open_page):
    assert "没有找到“区无此局”" in words(open_page(REPORTS, **HERE, reports_department="区无此局"))
    assert "没有找到" not in words(open_page(REPORTS, **HERE, reports_department="区教育局"))


def test_what_a_document_says_of_contacts_beyond_its_list_is_told_of_that_document_only(open_page):
    assert "名单以外的联系是正当的" in words(open_page(REALITY, place="青岛市", work_year="2025年"))
    assert "名单以外的联系是正当的" not in words(open_page(REALITY, **HERE))


def test_one_department_under_two_spellings_is_refused(open_page, clerk):
    rows = "部门,类别,情况\n奉化区教育局,其他,走访\n区教育局,其他,座谈\n"
    app = uploaded(open_page, "汇总.csv", rows.encode())
    assert "1 处问题" in words(app) and "区教育局”与同一文件中的另一份报告重复" in app.dataframe[0].value.to_csv()
    assert not [one for one in app.button if one.label.startswith("保存")]


def test_a_file_with_faults_is_told_and_nothing_is_saved(open_page, clerk):
    app = uploaded(open_page, "汇总.csv", "部门,类别,情况\n区教育局,聚餐,聚餐\n区科技局,其他,走访\n".encode())
    assert "1 处问题" in words(app) and not [one for one in app.button if one.label.startswith("保存")]
    assert store().sheets(REPORT, "330213") == []


def test_a_filled_form_is_put_into_the_form_corrected_and_saved(open_page, clerk):
    lines = {"联合调研": [entry_line((), None, "调研职业教育。")]}
    content = report_form(
        "2025年度对口联系工作情况报告表", "区教育局", "2026-01-18", ["民盟", "民革"], lines, (("", ""), ("", "")), ""
    )
    app = uploaded(open_page, "报告表.docx", content)
    assert "没有写明对应哪家组织" in words(app)
    press(app, "放进表单核对、修改")
    assert not app.exception and "还没有保存" in words(app)
    own = next(area.key for area in app.text_area if area.key.endswith("_4_0_text")).removesuffix("_4_0_text")
    assert app.text_area(key=f"{own}_4_0_text").value == "调研职业教育。"
    app.multiselect(key=f"{own}_4_0_parties").set_value(["民革"])
    press(app, "保存报告")
    (sheet,) = store().sheets(REPORT, "330213")
    assert b'"parties": ["\xe6\xb0\x91\xe9\x9d\xa9"]' in sheet.content and b"2026-01-18" in sheet.content


def test_a_report_is_withdrawn_and_restored_and_both_stay_in_its_history(open_page, clerk):
    reported("区教育局", Entry("其他", 1, ("民盟",), "走访"))
    app = open_page(REPORTS, **HERE, reports_department="区教育局")
    app.text_input(key="reports_back_why").set_value("报错了部门")
    press(app, "撤回")
    assert "已报 0 个" in words(app)
    app.text_input(key="reports_back_why").set_value("没有报错")
    press(app, "恢复")
    assert "已报 1 个" in words(app)
    history = store().sheet_history(SheetKey(REPORT, "330213", 2025, "区教育局"))
    assert [(one.withdrawn, one.why) for one in history] == [
        (False, "年度报告"), (True, "报错了部门（撤回）"), (False, "没有报错（恢复第 1 版）"),
    ]  # fmt: skip


def test_a_department_that_the_list_does_not_name_reports_under_its_own_name_but_never_under_a_number(open_page, clerk):
    app = open_page(REPORTS, **HERE)
    app.selectbox(key="reports_department").set_value("名单以外的部门…").run()
    app.text_input(key="reports_other").set_value(f"区档案局{NUMBER}").run()
    assert "这一格里有电话号码" in words(app) and not app.text_area
    app.text_input(key="reports_other").set_value("区档案局").run()
    own = next(area.key for area in app.text_area if area.key.endswith("_0_0_text")).removesuffix("_0_0_text")
    app.text_area(key=f"{own}_0_0_text").set_value("走访")
    app.text_input(key=f"{own}_why").set_value(f"来电{NUMBER}")
    press(app, "保存报告")
    assert "另有名单以外的 1 个部门报告" in words(app)
    assert store().audit()[0].detail == "来电138****1111"


def test_a_reader_sees_the_report_and_its_history_and_can_change_nothing(open_page):
    reported("区教育局", Entry("其他", 1, ("民盟",), "走访"))
    reported("区教育局", Entry("其他", 2, ("民盟",), "走访两次"))
    app = open_page(REPORTS, **HERE, reports_department="区教育局")
    report, history = (frame.value for frame in app.dataframe)
    assert (
        list(report["情况"]) == ["走访两次"]
        and list(history.columns) == ["版本", "时间", "经办人", "说明"]
        and list(history["版本"]) == [2, 1]
    )
    assert not app.button and not app.text_input


def test_someone_whose_right_ended_in_the_meantime_saves_nothing(open_page, monkeypatch):
    person = [Publisher(LOCAL_USER, ())]
    monkeypatch.setattr("lib.ui.access.publisher", lambda: person[0])
    app = open_page(REPORTS, **HERE, reports_department="区教育局")
    own = next(area.key for area in app.text_area if area.key.endswith("_0_0_text")).removesuffix("_0_0_text")
    app.text_area(key=f"{own}_0_0_text").set_value("召开座谈会")
    # For the place to begin with and the form; no longer for the saving.
    still = iter([Publisher(LOCAL_USER, ())] * 2)
    monkeypatch.setattr("lib.ui.access.publisher", lambda: next(still, None))
    press(app, "保存报告")
    assert app.text_area and "没有保存" in words(app)
    assert store().sheets(REPORT, "330213") == []


def test_an_account_of_another_place_may_not_report_here(open_page, monkeypatch):
    monkeypatch.setattr("lib.ui.access.publisher", lambda: Publisher("li", ("370200",)))
    app = open_page(REPORTS, **HERE)
    assert not app.text_area and "不能为这个地区填报" in words(app)
    assert open_page(REPORTS, place="青岛市", work_year="2025年").text_area


def test_an_account_of_one_place_begins_with_its_own_unless_the_address_says_otherwise(open_page, monkeypatch):
    monkeypatch.setattr("lib.ui.access.publisher", lambda: Publisher("li", ("330213",)))
    for path in (REPORTS, PEOPLE):
        assert "宁波市奉化区" in open_page(path).markdown[0].value
        assert "青岛市" in open_page(path, place="青岛市").markdown[0].value


def test_two_years_are_compared_and_a_late_report_is_told(open_page):
    reported(
        "区教育局", Entry("联合调研", 2, ("民盟",), "调研"), Entry("其他", None, (), "走访"), received="2026-02-01"
    )
    reported("区教育局", Entry("联合调研", 1, ("民盟",), "调研"), year=2024, received="2025-01-10")
    app = open_page(REPORTS, **HERE, reports_view="汇总")
    assert "其中迟报 1 个" in words(app) and "两年都报告的 1 个部门" in words(app)
    assert cards(app)["迟报"] == "1"


@pytest.mark.parametrize("view", ["填报", "汇总", "未报名单"])
def test_where_no_document_sets_a_day_nobody_is_late_or_dunned(open_page, view):
    reported("市教育局", Entry("其他", 1, ("民盟",), "走访"), received="2026-11-01", place="370200")
    told = words(app := open_page(REPORTS, place="青岛市", work_year="2025年", reports_view=view))
    assert not app.exception and "文件没有规定报送时间" in told + "".join(one.proto.body for one in app.get("html"))
    assert not re.search("截止|已过 \\d|迟报 \\d|未报 \\d", told) and "早 17 年" in told
    assert not app.code and "请先核对" not in words(open_page(REPORTS, **HERE | {"work_year": "2024年"}))
    assert "奉政发〔2019〕47号附件3" in words(open_page(REPORTS, **HERE))


def test_a_criterion_that_nothing_is_known_of_is_left_out_with_the_reason(open_page):
    reported("市教育局", Entry("其他", 1, ("民盟",), "走访"), received="2026-11-01", place="370200")
    app = open_page(WORKSHEET, place="青岛市", work_year="2025年")
    assert "按时报告——文件没有规定报送时间" in words(app) and "联络员在册——本地区还没有登记任何联络员" in words(app)
    assert not {"按时报告", "联络员在册"} & set(app.dataframe[0].value.columns)
    assert app.dataframe[0].value["名次"].iloc[0] == 1  # what is withheld keeps nobody from being compared


def test_without_weights_nobody_is_said_to_lack_anything(open_page):
    reported("区教育局", Entry("其他", 1, ("民盟",), "走访"))
    none = {f"worksheet_{key}": "0" for key in ("punctual", "fulfilled", "kinds", "entries", "outside")}
    told = words(open_page(WORKSHEET, **HERE, **none))
    assert "没有给任何一项设定权重" in told and "缺报告" not in told.split("只比较")[0]


def test_the_log_names_the_place_of_a_report_in_words(open_page):
    reported("区教育局", Entry("其他", 1, ("民盟",), "走访"))
    log = open_page("pages/manage/history.py", history_view="全部操作").dataframe[-1].value
    assert list(log.iloc[0][["操作", "文件"]]) == ["年度报告", "宁波市奉化区 2025 区教育局"]


def test_news_are_no_reports_and_say_where_they_come_from(open_page):
    app = open_page(REALITY, place="宁波市")
    text = words(app)
    assert (
        "没有收录当时的名单，哪些列入名单未知；有记录的活动涉及 9 对" in text and cards(app)["列入名单（对）"] == "未知"
    )
    assert "宁波市对口联系工作会议讲话摘要" in "".join(app.dataframe[0].value["出处"])
    app = open_page(REALITY, place="杭州市", work_year="2018年")
    assert "二者相符不说明落实情况" in words(app) and cards(app)["落实率"] == "不显示"


def test_the_years_are_those_with_reports_or_activities_whatever_year_is_chosen(open_page):
    def years(**choices):
        app = open_page(REALITY, reality_view="历年", **choices)
        (table,) = (frame.value for frame in app.dataframe if "依据的名单" in frame.value)
        return list(table["年度"]), words(app)

    assert years(place="杭州市")[0] == ["2021年", "2018年", "2017年"]
    shown, told = years(place="杭州市", work_year="2025年")
    assert shown == ["2025年", "2021年", "2018年", "2017年"] and "这里可以看出变化" not in told
    assert "还没有写明年份的报告或活动记录" in years(place="青岛市", work_year="2024年")[1]
    reported("区教育局", Entry("其他", 1, ("民盟",), "走访"))
    shown, told = years(place="宁波市奉化区", work_year="2024年")
    assert shown == ["2025年", "2024年"] and "只有 2025 年有报告或活动记录" in told


def test_of_a_year_without_a_list_nothing_is_counted_as_zero(open_page):
    app = open_page(REALITY, reality_view="历年", place="杭州市")
    (table,) = (frame.value.set_index("年度") for frame in app.dataframe if "依据的名单" in frame.value)
    assert (
        table.loc["2017年", "已报/应报部门"] == "0/不明"
        and table.loc["2017年", "列入名单（对）":"可以确定（对）"].isna().all()
    )
    assert table.loc["2018年", "有活动"] == 6 and "没有收录名单" in words(app)


def test_a_question_mark_is_what_the_list_leaves_unknown_as_on_the_other_pages(open_page):
    assert "　? 不知是否列入名单" in words(open_page(REALITY, place="宁波市"))
    told = words(open_page(REALITY, place="杭州市", work_year="2025年"))
    assert "△ 列入名单，部门没有报告（情况不明）　? 不知是否列入名单" in told


def test_another_place_begins_with_its_own_year_and_a_chosen_year_stays_where_it_shows_something(open_page):
    app = open_page(REALITY, place="杭州市")

    def year_at(place):
        return app.selectbox(key="place").select(place).run().selectbox(key="work_year").value

    assert app.selectbox(key="work_year").value == "2021年"
    assert (year_at("宁波市奉化区"), year_at("杭州市")) == ("2025年", "2021年")
    app.selectbox(key="work_year").select("2018年").run()
    assert (year_at("青岛市"), year_at("杭州市")) == ("2018年", "2018年")
    assert app.query_params["work_year"] == "2018年"
    assert (year_at("宁波市奉化区"), year_at("杭州市")) == ("2025年", "2021年")  # its list is of 2019
    assert "work_year" not in app.query_params
    app.selectbox(key="work_year").select("2018年").run()
    app.switch_page("pages/browse/matrix.py").run().selectbox(key="place").select("宁波市奉化区").run()
    assert app.switch_page(REALITY).run().selectbox(key="work_year").value == "2025年"


def test_a_clicked_pair_is_given_up_at_another_place_and_kept_in_another_year_of_its_list(open_page):
    app = open_page(REALITY, place="青岛市", work_year="2024年", reality_cell="市公安局×民建")
    assert "市公安局 × 民建" in words(app)
    app.selectbox(key="work_year").select("2023年").run()
    assert "市公安局 × 民建" in words(app)
    app.selectbox(key="place").select("岳阳市").run()  # which has the pair, too
    assert "点图中一格" in words(app) and "没有找到" not in words(app) and "reality_cell" not in app.query_params


@pytest.mark.parametrize("view", ["对照图", "落实率", "历年"])
def test_rates_count_only_who_reported_and_silence_is_told_apart(open_page, view):
    reported("区教育局")  # reports that there was nothing
    reported("区财政局", Entry("其他", 1, ("民革",), "走访"), Entry("其他", 1, (), "座谈"))
    app = open_page(REALITY, **HERE, reality_view=view)
    assert not app.exception
    assert "有活动 0 对，部门已报告而没有活动的 1 对" in words(app) and "名单以外的活动 1 对" in words(app)
    assert "可以确定结果的 1 对中，落实率 0.0%" in words(app)


def test_the_worksheet_ranks_units_by_weights_in_the_address_and_leaves_out_who_did_not_report(open_page):
    reported("区教育局", Entry("联合调研", 2, ("民盟",), "调研"))
    reported("区科技局", received="2026-03-01")
    app = open_page(WORKSHEET, **HERE)
    table = app.dataframe[0].value
    assert list(table["部门"].iloc[:2]) == ["区教育局", "区科技局"] and list(table["名次"].iloc[:2]) == [1, 2]
    assert table["名次"].iloc[2:].isna().all() and set(table["缺什么"].iloc[2:]) == {"没有报告"}
    assert not {"民革", "民盟", "民建", "工商联", "无党派人士"} & set(table["部门"])  # never parties
    registered(PERSON)
    alone = {f"worksheet_{key}": "0" for key in ("punctual", "fulfilled", "kinds", "entries", "outside")}
    table = open_page(WORKSHEET, **HERE, **alone, worksheet_registered="10").dataframe[0].value
    assert table["部门"].iloc[0] == "区教育局" and table["名次"].iloc[0] == 1
    assert set(table["名次"].iloc[1:]) == {2} and set(table["并列"].iloc[1:]) == {"并列"}


def registered(*contacts):
    key = SheetKey(CONTACTS, "330213")
    store().save_sheets([Draft(key, contacts_bytes(contacts), len(store().sheet_history(key)))], "王", "登记表")
    loading._asked = (float("-inf"), 0)  # what is seen now is not older than this


PERSON = Contact("区教育局", "分管领导", "甲某", "副局长", NUMBER, "2026-01-05")


def test_a_reader_sees_masked_numbers_only_in_every_view(open_page):
    registered(PERSON)
    for view in ("名册", "缺漏", "登记", "历次版本"):
        app = open_page(PEOPLE, **HERE, contacts_view=view)
        everything = words(app) + "".join(frame.value.to_csv() for frame in app.dataframe) + repr(app.session_state)
        assert not app.exception and NUMBER not in everything
    table = open_page(PEOPLE, **HERE).dataframe[0].value
    assert list(table["联系电话"]) == ["138****1111"]
    assert "contacts_whole" not in open_page(PEOPLE, **HERE).session_state


@pytest.mark.parametrize(
    ("page", "view", "fold", "offered"),
    [
        (PEOPLE, {"contacts_view": "名册"}, "contacts_roster", ["下载名册（Excel）", "下载名册（CSV）"]),
        (PEOPLE, {"contacts_view": "缺漏"}, "contacts_gaps", ["下载缺漏名单（Excel）", "下载缺漏名单（CSV）"]),
        (REPORTS, {"reports_view": "未报名单"}, "reports_missing", ["下载未报名单（Excel）", "下载未报名单（CSV）"]),
        (WORKSHEET, {}, "worksheet", ["下载工作表（Excel，含权重和算法）"]),
    ],
    ids=["roster", "gaps", "missing", "worksheet"],
)
def test_what_a_view_shows_is_taken_away_in_its_fold(open_page, page, view, fold, offered):
    registered(PERSON)
    app = open_page(page, **HERE, **view)
    assert not app.get("download_button") and "表格与图片下载" in [one.label for one in app.expander]
    app.session_state[f"{fold}_folded"] = True
    assert [one.proto.label for one in app.run().get("download_button")] == offered


def test_one_who_publishes_here_sees_whole_numbers_when_asked_for_and_one_from_elsewhere_never(open_page, monkeypatch):
    registered(PERSON)
    monkeypatch.setattr("lib.ui.access.publisher", lambda: Publisher("li", ("330213",)))
    app = open_page(PEOPLE, **HERE)
    assert list(app.dataframe[0].value["联系电话"]) == ["138****1111"]
    app.checkbox(key="contacts_whole").check().run()
    assert list(app.dataframe[0].value["联系电话"]) == [NUMBER]
    monkeypatch.setattr("lib.ui.access.publisher", lambda: Publisher("li", ("370200",)))
    app.run()  # the right is gone while the box is still ticked
    assert list(app.dataframe[0].value["联系电话"]) == ["138****1111"]


def test_a_clerk_registers_replaces_and_the_log_never_holds_a_number(open_page, clerk, capfd, caplog):
    app = open_page(PEOPLE, **HERE, contacts_view="登记", contacts_unit="区教育局")
    own = next(one.key for one in app.text_input if one.key.endswith("_0_姓名")).removesuffix("_0_姓名")
    for name, text in (("姓名", "甲某"), ("职务", "副局长"), ("联系电话", NUMBER), ("起", "2025-01-05")):
        app.text_input(key=f"{own}_0_{name}").set_value(text)
    app.text_input(key=f"{own}_why").set_value(f"来电{NUMBER}")
    press(app, "保存登记")
    assert not app.exception and "已登记 1 人：区教育局" in words(app)
    own = next(one.key for one in app.text_input if one.key.endswith("_0_姓名")).removesuffix("_0_姓名")
    app.text_input(key=f"{own}_0_姓名").set_value("丙某")
    app.text_input(key=f"{own}_0_联系电话").set_value("13900002222")
    app.text_input(key=f"{own}_0_起").set_value("2026-03-01")
    press(app, "保存登记")
    app = open_page(PEOPLE, **HERE)
    app.checkbox(key="contacts_past").check().run()
    table = app.dataframe[0].value
    assert list(zip(table["姓名"], table["联系电话"], table["止"], strict=True)) == [
        ("甲某", "", "2026-03-01"), ("丙某", "139****2222", ""),
    ]  # fmt: skip
    told = repr(store().audit()) + caplog.text + "".join(capfd.readouterr())
    assert NUMBER not in told and "13900002222" not in told and "138****1111" in told
    assert isinstance(store(), Store)


def test_what_is_wrong_with_a_person_says_of_which_of_the_two(open_page, clerk):
    app = open_page(PEOPLE, **HERE, contacts_view="登记", contacts_unit="区教育局")
    own = next(one.key for one in app.text_input if one.key.endswith("_1_姓名")).removesuffix("_1_姓名")
    app.text_input(key=f"{own}_1_姓名").set_value("甲某")
    app.text_input(key=f"{own}_1_起").set_value("2026年1月")
    press(app, "保存登记")
    assert "联络员 · 起：“2026年1月”" in words(app) and "分管领导 · " not in words(app)


def test_a_filled_registration_form_is_compared_and_saved(open_page, clerk):
    from lib.exports.annex_forms import contact_form

    registered(PERSON)
    rows = [("分管领导", "丙某", "局长", "13900002222"), ("联络员", "乙某", "主任", "0574-88880000")]
    app = open_page(PEOPLE, **HERE, contacts_view="登记")
    app.button_group(key="contacts_way").set_value("上传文件").run()
    app.get("file_uploader")[0].upload(
        "登记表.docx", contact_form("登记表", "奉化区教育局", "2026-03-01", rows, "")
    ).run()
    table = app.dataframe[0].value
    assert list(table["保存后"]) == ["接替甲某", "新登记"] and list(table["联系电话"])[0] == "139****2222"
    press(app, "保存 2 人")
    app = open_page(PEOPLE, **HERE, contacts_view="缺漏")
    assert "分管领导和联络员齐全的 1 个" in words(app) and cards(app)["今年更换（人次）"] == "1"
