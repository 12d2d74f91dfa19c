"""What users come for, each walked from the first page as they would, with no more clicks than are acceptable.

`pytest -s tests/browser/test_tasks.py` prints, at the end, what each task took.
"""

import zipfile
from datetime import datetime, time, timedelta
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect
from pptx import Presentation

from lib.archive.clock import BEIJING, today
from lib.archive.database import engine_for
from lib.archive.holdings import load_holdings
from lib.archive.register import register_row
from lib.archive.sheets import CONTACTS, REPORT, Draft, SheetKey
from lib.archive.store import Store
from lib.exports.csv_file import matrix_csv
from lib.intake.filled.contact import Contact, contacts_bytes
from lib.intake.filled.report import Entry, Report, report_bytes
from tests.browser.test_publish import SENT
from tests.browser.walker import Walker

NUMBER = "13800001111"  # nobody's
NOTICE = """宁波市奉化区人民政府
奉政发〔2026〕12号
关于调整区政府部门与民主党派对口联系的通知
区公安分局对口联系民革；区教育局对口联系民盟；区卫生健康局对口联系农工党。
宁波市奉化区人民政府
2026年3月2日
"""
walked = []


class Clock(datetime):
    """A clock that can be set: the archive writes the time of each publish itself."""

    at = None

    @classmethod
    def now(cls, tz=None):
        return cls.at.astimezone(tz)


def month_before(day):
    """Return noon of the tenth of the month before."""
    last = day.replace(day=1) - timedelta(days=1)
    return datetime.combine(last.replace(day=10), time(12), BEIJING)


@pytest.fixture(scope="module")
def office(module_server, tmp_path_factory):
    """The address of an office: two lists published last month by two people, one yesterday; a contact, a report."""
    url = f"sqlite:///{tmp_path_factory.mktemp('archive')}/archive.sqlite"
    store, held = Store(engine_for(url)), load_holdings()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lib.archive.store.datetime", Clock)
        patch.setattr("lib.archive.tables.datetime", Clock)

        def publish(name, by, why, at):
            Clock.at = at
            content = matrix_csv(held.matrices[name].iloc[1:])
            store.publish(name, content, register_row(held.documents[name]), by, why, 0)

        publish("ningde-2009", "张三", "更正", month_before(today()))
        publish("kaifeng-2006plus", "李四", "更正", month_before(today()) + timedelta(days=1))
        publish("hangzhou-2021", "王五", "区里来电", datetime.now(BEIJING) - timedelta(days=1))
    people = (Contact("市教育局", "联络员", "甲某", "主任", NUMBER, "2026-01-05"),)
    told = Report("市教育局", today().year - 1, "2026-01-20", (Entry("联合调研", 1, ("民盟",), "调研"),))
    store.save_sheets(
        (
            Draft(SheetKey(CONTACTS, "370200"), contacts_bytes(people), 0),
            Draft(SheetKey(REPORT, "370200", today().year - 1, "市教育局"), report_bytes(told), 0),
        ),
        "王",
        "报送",
    )
    store.engine.dispose()
    yield module_server(LIAISON_DATABASE_URL=url)[0]
    print("\n\n任务（点击／允许，字词）")
    for name, one, most in walked:
        print(f"{one.clicks} / {most}  {one.words:3d}  {name}：{' → '.join(one.steps)}")


@pytest.fixture
def task(office, page):
    """A function that begins a task at the first page; what it took is kept and held against the most acceptable."""
    before = len(walked)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def begin(name, most, size=(1366, 768)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        walker = Walker(page)
        page.goto(office)
        walker.settled()
        walked.append((name, walker, most))
        return walker

    yield begin
    for name, walker, most in walked[before:]:
        assert walker.clicks <= most, f"{name}: {walker.steps}"


def seen(page, text):
    """Wait until a text is to be read without scrolling."""
    expect(page.get_by_text(text).first).to_be_in_viewport()


# The leader


def test_which_departments_of_qingdao_are_linked_to_all_eight(task):
    walker = task("领导：青岛哪些部门联系全部八家", 2)
    card = walker.page.locator(".st-key-card_qingdao-2008")
    expect(card.get_by_text("八个部门联系全部八家")).to_be_in_viewport()
    walker.click(card.get_by_role("link", name="矩阵"), "矩阵")
    seen(walker.page, "联系全部组织的部门：8 个")
    seen(walker.page, "市教育局、市公安局、市监察局、市民政局、市劳动保障局、市建委、市文化局、市卫生局")


def test_how_zhigong_stands_in_qingdao(task):
    walker = task("领导：致公党在青岛怎么样", 2)
    walker.click(walker.page.locator(".st-key-card_qingdao-2008").get_by_role("link", name="统计"), "统计")
    told = walker.page.get_by_text("致公党有19个对口联系部门，占所列40个部门的47.5%")
    walker.mark("coverage_parties", 0, ["致公党"], told)
    expect(told).to_be_in_viewport()
    seen(walker.page, "市侨办")


def test_what_is_the_same_and_what_differs_in_one_sentence(task):
    walker = task("领导：青岛2008与奉化2019，一句话说清异同", 3)
    walker.menu("城市比较")
    seen(
        walker.page,
        "青岛市2008年与宁波市奉化区2019年有20对联系相同，146对只有青岛市2008年有，16对只有宁波市奉化区2019年有",
    )


def test_what_most_comparable_places_have_and_we_lack(task):
    walker = task("领导：多数可比地区有而我们没有的", 3)
    walker.menu("对标")
    walker.choose("差距清单")
    seen(walker.page, "两份可比的完整名单都有、青岛市2008年没有的联系，有6对")
    expect(walker.page.locator(".st-key-peers_gap_chart")).to_be_in_viewport()


def test_what_changed_in_the_demonstration_city(task):
    walker = task("领导：示范市首末两年变了什么，改革还是决定", 3)
    walker.menu("年度比较")
    seen(walker.page, "2005年与2024年相比（按职能计），保留91对，新增125对（机构改革44、调整决定56")


SOURCED = {
    "总览": "",
    "联系矩阵": "青政办字〔2008〕86号",
    "覆盖统计": "青政办字〔2008〕86号",
    "网络图谱": "青政办字〔2008〕86号",
    "城市比较": "青政办字〔2008〕86号",
    "对标": "青政办字〔2008〕86号",
    "年度工作情况": "青政办字〔2008〕86号",
    "计划与落实": "青政办字〔2008〕86号",
    "联络员": "青政办字〔2008〕86号",
    "会议材料": "青政办字〔2008〕86号",
    "会议展示": "青政办字〔2008〕86号",
    "年度比较": "演示数据",  # last: the place of a source stays chosen
}


def test_where_any_number_comes_from(task):
    before = task("（到各页）", len(SOURCED) * 2)
    for name, record in SOURCED.items():
        before.menu(name)
        walker = Walker(before.page)
        walked.append((f"领导：这个数字从哪里来（{name}）", walker, 1))
        link = walker.page.locator('[data-testid="stMain"] a[href*="sources"]').first
        expect(link).to_be_in_viewport()
        walker.click(link, "看来源")
        walker.page.locator('[data-testid="stMain"] h1').get_by_text("数据来源", exact=True).wait_for()
        walker.page.locator(".st-key-sources_record").get_by_text(record).first.wait_for()
    walked.remove(next(one for one in walked if one[1] is before))


def test_send_this_exact_view(task, office, browser):
    before = task("领导：把现在的画面发给同事", 1)
    before.page.goto(f"{office}/coverage?place=青岛市")
    told = before.page.get_by_text("致公党有19个对口联系部门")
    Walker(before.page).mark("coverage_parties", 0, ["致公党"], told)  # how one came to the view counts elsewhere
    before.settled()
    before.click(before.page.get_by_role("button", name="复制链接"), "复制链接")
    seen(before.page, "已复制，可以粘贴给同事")
    address = before.page.evaluate("navigator.clipboard.readText()")
    assert "coverage_member=致公党" in unquote(address)
    colleague = browser.new_page(viewport={"width": 1366, "height": 768})
    colleague.goto(address)
    expect(colleague.get_by_text("致公党有19个对口联系部门")).to_be_visible()
    colleague.close()


def test_a_browser_without_a_clipboard_shows_the_address_marked_or_copies_it_all_the_same(task):
    walker = task("领导：发给同事，内网 http", 1)
    walker.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    walker.click(walker.page.get_by_role("button", name="复制链接"), "复制链接")
    expect(walker.page.locator(".share-said")).to_have_text("已复制，可以粘贴给同事")
    other = walker.page.context.new_page()
    other.set_content("<textarea></textarea>")
    other.locator("textarea").press("Control+V")
    expect(other.locator("textarea")).to_have_value(walker.page.url)


def test_whether_a_list_is_complete_is_seen_without_a_click(task, office):
    walker = task("领导：这份名单完整吗", 0)
    for place in ("", "?place=开封市"):
        walker.page.goto(f"{office}/matrix{place}")
        for name in ("联系矩阵", "覆盖统计", "网络图谱", "对标"):
            Walker(walker.page).menu(name)  # on each of them it is seen without a further click
            seen(walker.page, "部分名单 · 看来源" if place else "完整名单 · 看来源")
            if place:
                seen(walker.page, "未知不等于没有联系")
    walker.page.goto(f"{office}/peers?peers_view=差距清单")
    seen(walker.page, "完整名单 · 看来源")
    walker.page.goto(f"{office}/cities")
    seen(walker.page, "甲　青岛市2008年：完整名单")


# The clerk


def test_what_was_published_last_month_and_by_whom(task):
    walker = task("经办：上月发布了什么，谁发布的", 2)
    walker.menu("版本历史")
    walker.choose("上月发布")
    month = month_before(today())
    seen(walker.page, f"上月（{month.year}年{month.month}月）：发布 2 次，李四 1 次、张三 1 次")


def test_take_back_what_was_published_yesterday(task):
    walker = task("经办：撤回昨天的发布", 3)
    yesterday = (today() - timedelta(days=1)).isoformat()
    link = walker.page.get_by_role("link", name=f"{yesterday} 杭州市2021年")
    expect(link).to_be_in_viewport()
    walker.click(link, "最近发布")
    why = walker.page.get_by_role("textbox", name="原因")
    walker.write(why, "发错了", "原因")
    walker.click(walker.page.get_by_role("button", name="撤回"), "撤回")
    expect(walker.page.get_by_text("已恢复随系统附带的版本，作为第 2 版发布")).to_be_visible()


def test_publish_the_sheet_that_a_department_mailed(task):
    walker = task("经办：发布部门报来的 GBK 表格", 5)
    walker.menu("上传发布")
    walker.file("名单.csv", SENT.encode("gbk"))
    expect(walker.page.get_by_text("与已发布的相比：新增 1 对，去掉 1 对，保留 25 对")).to_be_visible()
    walker.settled()
    walker.write(walker.page.get_by_role("textbox", name="发布原因"), "区府办来函：增加区数据局", "发布原因")
    walker.click(walker.page.get_by_role("button", name="发布", exact=True), "发布")
    expect(walker.page.get_by_text("已发布：宁波市奉化区2019年，第 1 版")).to_be_visible()


def test_correct_one_cell_and_publish(task):
    walker = task("经办：改正已发布名单的一格", 6)
    walker.click(walker.page.locator(".st-key-card_yueyang-undated").get_by_role("link", name="矩阵"), "矩阵")
    walker.settled()
    link = walker.page.get_by_role("link", name="有误？更正为“未列入”")
    walker.mark("matrix_chart", 1, ["市财政局", "民革"], link)
    walker.click(link, "更正")
    expect(
        walker.page.get_by_text("与已发布的相比：去掉 1 对").or_(walker.page.get_by_text("去掉 1 对"))
    ).to_be_visible()
    walker.settled()
    walker.write(walker.page.get_by_role("textbox", name="发布原因"), "核对原文后更正", "发布原因")
    walker.click(walker.page.get_by_role("button", name="发布", exact=True), "发布")
    expect(walker.page.get_by_text("已发布：岳阳市（年份不详），第 1 版")).to_be_visible()


def test_paste_a_notice_and_publish(task):
    walker = task("经办：粘贴通知并发布", 5)
    walker.menu("上传发布")
    walker.choose("粘贴通知文字")
    walker.click(walker.page.get_by_role("textbox", name="通知全文"), "通知全文")
    walker.page.keyboard.insert_text(NOTICE)  # pasted, not typed
    walker.click(walker.page.get_by_role("button", name="识别"), "识别")
    expect(walker.page.get_by_text("还没有发布过：共 3 个部门、3 对联系")).to_be_visible()
    walker.settled()
    walker.click(walker.page.get_by_role("button", name="发布", exact=True), "发布")
    expect(walker.page.get_by_text("已发布：宁波市奉化区2026年，第 1 版")).to_be_visible()


def test_which_departments_have_not_reported(task):
    walker = task("经办：哪些部门今年还没有报告", 2)
    walker.menu("年度工作情况")
    walker.choose("未报名单")
    seen(walker.page, "还没有报告的部门（39 个）")


def test_add_a_contact_person(task):
    walker = task("经办：登记一位联络员", 4)
    walker.menu("联络员")
    walker.choose("登记")
    walker.pick(walker.page.get_by_role("combobox", name="单位"), "市公安", "市公安局")
    walker.write(walker.page.get_by_role("textbox", name="联络员姓名"), "丙某", "姓名")
    for text in ("主任", "13900002222", "2026-02-01"):
        walker.press("Tab")
        walker.type(text)
    walker.press("Tab", "Tab", "Tab", "Tab", "Enter")  # past the end of the term, who and why, to the button
    expect(walker.page.get_by_text("已登记 1 人：市公安局")).to_be_visible()


def test_an_empty_template(task):
    walker = task("经办：空白模板", 2)
    walker.menu("上传发布")
    file = walker.take(walker.page.get_by_role("button", name="下载空白模板（Excel，带下拉选项）"), "空白模板")
    assert zipfile.is_zipfile(file.path())


# The presenter

SCREEN = (1920, 1080)


def test_start_the_show_at_the_matrix(task):
    walker = task("汇报：从矩阵页开始放映", 2, SCREEN)
    walker.click(walker.page.locator(".st-key-card_qingdao-2008").get_by_role("link", name="矩阵"), "矩阵")
    walker.click(walker.page.get_by_role("link", name="放映"), "放映")
    stage = walker.page.locator(".st-key-present_stage")
    expect(stage.get_by_role("heading", name="联系矩阵")).to_be_visible()
    assert "present_slide=matrix" in walker.page.url


def test_make_the_meeting_package(task):
    walker = task("汇报：做好会议材料", 2, SCREEN)
    walker.menu("会议材料")
    file = walker.take(walker.page.get_by_role("button", name="生成并下载全部会议材料"), "生成并下载")
    with zipfile.ZipFile(file.path()) as package:
        assert {"演示文稿.pptx", "汇报材料.docx", "汇报材料.pdf", "表格.xlsx"} <= set(package.namelist())


def test_put_one_chart_into_an_existing_deck(task):
    walker = task("汇报：一张图放进已有的演示文稿", 2, SCREEN)
    walker.menu("联系矩阵")
    file = walker.take(walker.page.get_by_role("button", name="下载这张图的幻灯片（PPT，可修改）"), "下载幻灯片")
    slide = Presentation(file.path()).slides[0]
    told = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "8个部门联系全部8家" in told and "青政办字〔2008〕86号" in told


@pytest.mark.parametrize("path", ["coverage?place=岳阳市", "network", "cities", "years"])
def test_every_chart_of_the_deck_is_handed_out_as_a_slide(task, office, path):
    walker = task(f"汇报：一张图（{path}）", 1, SCREEN)
    walker.page.goto(f"{office}/{path}")
    walker.settled()
    file = walker.take(walker.page.get_by_role("button", name="下载这张图的幻灯片（PPT，可修改）"), "下载幻灯片")
    assert len(Presentation(file.path()).slides) >= 1


def test_what_is_not_for_the_projector_is_hidden(task, office):
    walker = task("汇报：不宜投影的不显示", 0, SCREEN)
    walker.page.goto(f"{office}/present?present_slide=matrix")
    walker.page.locator("#present-controls").wait_for(state="attached")
    walker.settled()
    for hidden in (".present-notes", '[data-testid="stSidebar"]', ".share"):
        box = walker.page.locator(hidden).first.bounding_box()
        over = box and walker.page.evaluate(
            "([x, y]) => !!document.elementFromPoint(x, y)?.closest('.st-key-present_stage, #present-controls')",
            [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
        )
        assert box is None or over, hidden
    text = walker.page.locator("body").inner_text()
    assert NUMBER not in text and NUMBER not in walker.page.content() and "草案" not in text
    walker.page.goto(f"{office}/contacts")
    expect(walker.page.get_by_text("138****1111")).to_be_attached()
    assert NUMBER not in walker.page.content()
