"""A notice is pasted, read, shown with its clauses and published, through dashboard.py."""

import pytest

from lib.ui.access import LOCAL_USER, Publisher
from lib.ui.loading import forget, store

PAGE = "pages/manage/publish.py"
NOTICE = """滨河县人民政府办公室
滨政办发〔2026〕7号
关于政府部门与民主党派对口联系的通知
县教育局、县科技局对口联系民盟、民进；县司法局对口联系民革<script>。
县医保局邀请农工党参加座谈。
滨河县人民政府办公室
2026年3月2日
"""


@pytest.fixture
def clerk(monkeypatch):
    monkeypatch.setattr("lib.ui.access.publisher", lambda: Publisher(LOCAL_USER, ()))
    yield
    forget()


def pasted(open_page, text):
    app = open_page(PAGE)
    app.button_group(key="publish_way").set_value("粘贴通知文字").run()
    return app.text_area(key="publish_text_0").set_value(text).run()


def test_a_pasted_notice_shows_its_pairs_and_marks_its_clauses(open_page, clerk):
    app = pasted(open_page, NOTICE)
    assert not app.exception
    pairs = app.dataframe(key="publish_pairs").value
    assert list(zip(pairs["部门"], pairs["组织"], strict=True)) == [
        ("县教育局", "民盟"),
        ("县教育局", "民进"),
        ("县科技局", "民盟"),
        ("县科技局", "民进"),
        ("县司法局", "民革"),
    ]
    words = next(one.proto.body for one in app.get("html") if 'class="notice"' in one.proto.body)
    assert "<mark>县教育局、县科技局对口联系民盟、民进</mark>" in words
    assert "<script>" not in words  # the text is no markup
    assert "&lt;script&gt;" in words


def test_what_the_notice_says_of_itself_is_suggested_and_its_clauses_are_kept(open_page, clerk):
    app = pasted(open_page, NOTICE)
    app.radio(key="publish_kind").set_value("登记新文件").run()
    place = next(option for option in app.selectbox(key="publish_new_place").options if "青岛市" in option)
    app.selectbox(key="publish_new_place").set_value(place).run()
    fields = {field.label: field for field in app.text_input}
    assert fields["标题"].value == "关于政府部门与民主党派对口联系的通知"
    assert fields["文号"].value == "滨政办发〔2026〕7号"
    assert fields["日期"].value == "2026-03-02"
    fields["来源"].set_value("县政府办来文").run()
    app.text_input(key="publish_why").set_value("首次登记")
    next(button for button in app.button if button.label == "发布").click().run()
    assert not app.exception
    assert any("已发布" in one.value for one in app.success)
    kept = store().clauses("370200-undated", 1)
    assert kept["县司法局", "民革"].startswith("县司法局对口联系民革")


def test_a_text_without_a_list_says_so_and_nothing_is_offered(open_page, clerk):
    app = pasted(open_page, "全县共有9个部门与5家组织建立对口联系。")
    assert not app.exception
    assert any("1 处问题" in one.value for one in app.error)
    assert not [button for button in app.button if button.label == "发布"]


def test_the_clerk_is_asked_whom_everyone_means(open_page, clerk):
    app = pasted(open_page, "县财政局对口联系各民主党派。")
    app.multiselect(key="publish_organisations").set_value(["民革", "民建"]).run()
    assert list(app.dataframe(key="publish_pairs").value["组织"]) == ["民革", "民建"]
