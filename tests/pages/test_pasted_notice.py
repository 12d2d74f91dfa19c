"""A notice is pasted, read, shown with its clauses and published, through dashboard.py."""

import re
from datetime import UTC, datetime

from lib.archive.database import engine_for
from lib.archive.store import Store
from lib.ui.loading import forget, holdings, store

PAGE = "pages/manage/publish.py"
NOTICE = """滨河县人民政府办公室
滨政办发〔2026〕7号
关于政府部门与民主党派对口联系的通知
县教育局、县科技局对口联系民盟、民进；县司法局对口联系民革<script>。
县医保局邀请农工党参加座谈。
建立联合调研制度、对口联系工作例会制度。
滨河县人民政府办公室
2026年3月2日
"""
FENGHUA = """宁波市奉化区人民政府
奉政发〔2026〕12号
关于调整区政府部门与民主党派对口联系的通知
区公安分局对口联系民革；区教育局对口联系民盟。
《关于进一步加强区政府部门与民主党派工商联和无党派人士对口联系工作的意见》同时废止。
宁波市奉化区人民政府
2026年3月2日
"""


def pasted(open_page, text, **choices):
    app = open_page(PAGE, **choices)
    app.button_group(key="publish_way").set_value("粘贴通知文字").run()
    return again(app, text)


def again(app, text):
    """Paste another text into an open page."""
    box = next(one for one in app.text_area if one.label == "通知全文")
    return box.set_value(text).run()


def fields(app):
    return {field.label: field for field in app.text_input}


def publish(app, why="来文"):
    app.text_input(key="publish_why").set_value(why)
    button(app, "发布").click().run()
    assert not app.exception
    return app


def button(app, label):
    return next(one for one in app.button if one.label == label)


def ticked(app, words):
    """Tick the box whose label holds these words."""
    (box,) = [one for one in app.checkbox if words in one.label.replace("\\", "")]
    return box.check()


def told(app):
    kinds = (app.markdown, app.caption, app.info, app.success, app.warning, app.error)
    return "\n".join(one.value for kind in kinds for one in kind).replace("\\", "")


def edit(app, rows):
    """Change cells of the table of corrections: row number → column → word."""
    app.session_state["publish_correct_粘贴的通知_0"] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    return app.run()


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
    assert "- 联合调研制度\n- 对口联系工作例会制度" in told(app)


def test_what_stands_between_the_lists_of_a_long_notice_is_folded_not_lost(open_page, clerk):
    rules = "".join(f"（{n}）各部门要认真落实工作要求，确保取得实效。\n" for n in range(100))
    app = pasted(open_page, f"关于对口联系的通知\n县教育局对口联系民盟。\n{rules}县司法局对口联系民革。\n")
    words = next(one.proto.body for one in app.get("html") if 'class="notice"' in one.proto.body)
    before, _, rest = words.partition("<details>")
    folded, _, after = rest.partition("</details>")
    assert "<mark>县教育局对口联系民盟</mark>" in before and "<mark>县司法局对口联系民革</mark>" in after
    assert words.count("认真落实") == 100 and folded.count("认真落实") > 80


def test_the_text_starts_at_the_first_list_and_what_stands_before_is_folded(open_page, clerk):
    preface = "各部门要认真落实工作要求，确保取得实效。\n" * 20
    app = pasted(open_page, f"关于对口联系的通知\n{preface}县教育局对口联系民盟。\n")
    words = next(one.proto.body for one in app.get("html") if 'class="notice"' in one.proto.body)
    folded, _, after = words.rpartition("</details>")
    assert "点开可看" in folded and folded.count("认真落实") == 19
    assert after.count("认真落实") == 1 and "<mark>县教育局对口联系民盟</mark>" in after


def test_what_the_notice_says_of_itself_is_suggested_and_its_clauses_are_kept(open_page, clerk):
    app = pasted(open_page, NOTICE)
    assert "文中的地区“滨河县”不在地区表里" in told(app)
    app.radio(key="publish_kind").set_value("登记新文件").run()
    place = next(option for option in app.selectbox(key="publish_new_place").options if "青岛市" in option)
    app.selectbox(key="publish_new_place").set_value(place).run()
    found = fields(app)
    assert found["标题"].value == "关于政府部门与民主党派对口联系的通知"
    assert found["文号"].value == "滨政办发〔2026〕7号"
    assert found["日期"].value == "2026-03-02"
    found["来源"].set_value("县政府办来文").run()
    assert not [one for one in app.button if one.label == "发布"]
    ticked(app, "没有选错，确实要发布为“青岛市2026年”的名单").run()
    assert "已发布" in told(publish(app))
    kept = store().clauses("370200-2026", 1)
    assert kept["县司法局", "民革"].startswith("县司法局对口联系民革")


def test_a_notice_that_names_its_place_is_ready_to_be_published(open_page, clerk):
    app = pasted(open_page, FENGHUA)
    assert app.radio(key="publish_kind").value == "登记新文件"
    assert app.selectbox(key="publish_new_place").value == "宁波市奉化区（330213）"
    assert app.number_input(key="publish_new_year").value == 2026
    assert fields(app)["来源"].value == "通知原文（奉政发〔2026〕12号）"
    assert "已发布：宁波市奉化区2026年，第 1 版" in told(publish(app))


def test_a_held_notice_chooses_its_document_and_the_clerks_own_choice_stands(open_page, clerk):
    held = FENGHUA.replace("〔2026〕12号", "〔2019〕47号")
    app = pasted(open_page, held)
    assert app.radio(key="publish_kind").value == "更新已有文件"
    assert (app.session_state["place"], app.session_state["document"]) == ("宁波市奉化区", "2019年")
    app.selectbox(key="place").set_value("青岛市").run()
    again(app, held.replace("区教育局", "区教体局"))  # a word mended is no other notice
    assert app.session_state["place"] == "青岛市"
    again(app, FENGHUA)
    assert app.radio(key="publish_kind").value == "登记新文件"


def test_another_notice_for_the_same_place_and_year_brings_its_own_title(open_page, clerk):
    app = pasted(open_page, FENGHUA)
    assert "调整" in fields(app)["标题"].value
    again(app, FENGHUA.replace("关于调整", "关于明确").replace("12号", "13号"))
    assert "明确" in fields(app)["标题"].value and "13号" in fields(app)["文号"].value


def test_only_places_are_offered_that_the_clerk_may_publish_for(open_page, clerk):
    clerk("330200")
    app = pasted(open_page, NOTICE)
    app.radio(key="publish_kind").set_value("更新已有文件").run()
    assert app.selectbox(key="place").options == ["宁波市奉化区"]
    app.radio(key="publish_kind").set_value("登记新文件").run()
    offered = app.selectbox(key="publish_new_place").options
    assert {"宁波市（330200）", "宁波市奉化区（330213）"} <= set(offered)
    assert all(re.search(r"（3302\d\d）$", one) for one in offered)
    again(app, FENGHUA.replace("宁波市奉化区", "青岛市"))
    assert "您的账号不能为它发布" in told(app) and not app.exception
    assert app.radio(key="publish_kind").value is None
    clerk("999999")
    app.run()
    assert "您的账号没有可以发布的地区" in told(app)


def test_a_limited_clerk_on_a_link_to_another_place_is_told(open_page, clerk):
    clerk("330200")
    app = pasted(open_page, "区教育局对口联系民盟。", place="青岛市")
    assert not app.exception and "没有找到“青岛市”，请重新选择" in told(app)
    assert app.session_state["place"] == "宁波市奉化区"  # the only one


def test_nothing_is_chosen_for_a_notice_of_an_unknown_place_and_a_wrong_choice_must_be_ticked(open_page, clerk):
    app = pasted(open_page, NOTICE, place="青岛市")
    assert app.radio(key="publish_kind").value is None
    assert button(app, "发布").disabled and "还不能发布：先选定" in told(app)
    app.radio(key="publish_kind").set_value("更新已有文件").run()
    assert app.selectbox(key="place").value is None and button(app, "发布").disabled
    app.selectbox(key="place").set_value("青岛市").run()
    assert not [one for one in app.button if one.label == "发布"]
    assert "原文写的地区是“滨河县”，现在选的是“青岛市2008年”" in told(app)
    assert "已发布名单的 40 个部门没有一个相同" in told(app)
    ticked(app, "没有选错，确实要发布为“青岛市2008年”的名单，将去掉“青岛市2008年” 157 对中的 157 对").run()
    assert not button(app, "发布").disabled


def test_the_numbers_name_the_notice_and_the_published_list_it_is_held_against(open_page, clerk):
    app = pasted(open_page, FENGHUA)
    sources = [line for line in told(app).splitlines() if line.startswith("来源：")]
    assert sources == ["来源：收到的“粘贴的通知”。"]  # a new document: there is none to compare with
    app.radio(key="publish_kind").set_value("更新已有文件").run()
    app.selectbox(key="place").set_value("宁波市奉化区").run()
    sources = [line for line in told(app).splitlines() if line.startswith("来源：")]
    assert len(sources) == 2 and "奉政发〔2019〕47号" in sources[1] and "完整名单" in sources[1]


def test_a_notice_that_says_nothing_of_itself_leaves_the_choice_to_the_clerk(open_page, clerk):
    app = pasted(open_page, "市教育局对口联系民盟。")
    assert app.radio(key="publish_kind").value is None and button(app, "发布").disabled


def test_the_next_notice_does_not_inherit_the_choice_made_for_the_one_before(open_page, clerk):
    app = again(pasted(open_page, FENGHUA), NOTICE)
    assert app.radio(key="publish_kind").value is None


def test_place_and_year_of_a_new_document_survive_a_look_at_the_other_kind(open_page, clerk):
    app = pasted(open_page, FENGHUA)
    app.number_input(key="publish_new_year").set_value(2025).run()
    app.radio(key="publish_kind").set_value("更新已有文件").run()
    app.radio(key="publish_kind").set_value("登记新文件").run()
    assert app.selectbox(key="publish_new_place").value == "宁波市奉化区（330213）"
    assert app.number_input(key="publish_new_year").value == 2025


def test_a_new_document_is_dated_by_the_day_in_china(open_page, clerk, monkeypatch):
    monkeypatch.setattr("lib.archive.clock.datetime", _NewYearInChina)
    publish(pasted(open_page, FENGHUA))
    assert holdings().documents["330213-2026"].added_on == "2027-01-01"


class _NewYearInChina(datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime(2026, 12, 31, 16, 30, tzinfo=UTC).astimezone(tz)


def test_one_click_writes_the_repeal_into_the_register_of_the_older_document(open_page, clerk):
    app = pasted(open_page, FENGHUA)
    (offer,) = [one for one in app.checkbox if "同时登记" in one.label]
    assert "奉政发〔2019〕47号" in offer.label.replace("\\", "") and not offer.value
    offer.check().run()
    assert "已登记“奉政发〔2019〕47号”由本文件取代" in told(publish(app))
    old, list_before = holdings().documents["fenghua-2019"], holdings().matrices["fenghua-2019"].copy()
    assert (old.repealed_by, old.in_force_until, old.complete) == ("330213-2026", "2026-03-02", True)
    assert list_before.equals(holdings().matrices["fenghua-2019"]) and len(list_before) == 26
    assert [one.label for one in again(app, FENGHUA).checkbox if "同时登记" in one.label] == []  # said once


def test_a_repeal_of_what_is_not_held_is_written_into_the_notes(open_page, clerk):
    app = pasted(open_page, FENGHUA.replace("《关于进一步加强", "《关于切实加强"))
    assert not [one for one in app.checkbox if "同时登记" in one.label]
    assert "没有收录这份文件" in told(app) and "原文写明废止" in fields(app)["说明"].value


def test_the_words_stay_with_a_department_that_a_saved_decision_renames(open_page, clerk):
    Store(engine_for()).decide("department:330213", "区公安局", "区公安分局", "x")
    publish(pasted(open_page, FENGHUA.replace("区公安分局", "区公安局")))
    assert store().clauses("330213-2026", 1)["区公安分局", "民革"] == "区公安局对口联系民革"


def test_the_words_follow_a_correction_by_hand_and_come_back_with_an_old_version(open_page, clerk):
    app = edit(pasted(open_page, FENGHUA), {0: {"部门": "区公安局"}, 1: {"民盟": "未知", "民进": "联系"}})
    assert "手工更正 4 处：区公安分局改名为区公安局；增加民进一列；" in told(app)
    publish(app)
    version = store().current("330213-2026")
    said = store().clauses("330213-2026", 1)
    assert said["区公安局", "民革"] == "区公安分局对口联系民革"
    assert said["区教育局", "民进"].startswith("手工更正（本机用户，") and "原文没有" in said["区教育局", "民进"]
    assert said["区教育局", "民盟"] == said["区教育局", "民进"]  # what was taken away is not the notice's either
    assert "手工更正 4 处" in version.note and "民进" in version.content.decode().splitlines()[0]
    store().publish("330213-2026", version.content, version.register, "x", "y", 1)
    store().rollback("330213-2026", 1, "x", "y", 2)
    assert store().clauses("330213-2026", 3) == store().clauses("330213-2026", 1)


def test_a_name_typed_like_a_formula_is_a_problem_with_its_row(open_page, clerk):
    app = edit(pasted(open_page, FENGHUA), {1: {"部门": "=1+1"}})
    assert not app.exception and "1 处问题" in told(app)
    assert not [one for one in app.button if one.label == "发布"]


def test_what_is_published_already_is_not_published_again(open_page, clerk):
    app = publish(pasted(open_page, FENGHUA))
    again(app, FENGHUA)
    assert "没有可发布的内容" in told(app) and not [one for one in app.button if one.label == "发布"]
    next(one for one in app.checkbox if "完整名单" in one.label).check().run()
    assert "没有可发布的内容" not in told(app) and button(app, "发布")


def test_the_notice_of_a_list_that_is_held_as_a_table_adds_its_words(open_page, clerk):
    app = publish(pasted(open_page, FENGHUA))
    current = store().current("330213-2026")
    store().publish("330213-2026", current.content, current.register, "x", "a rival without words", 1)
    forget()
    assert store().clauses("330213-2026", 2) == {}
    again(app, FENGHUA)
    assert "名单没有变化；发布的是每一对联系的原文出处" in told(app)


def test_a_text_without_a_list_says_so_and_nothing_is_offered(open_page, clerk):
    app = pasted(open_page, "全县共有9个部门与5家组织建立对口联系。")
    assert not app.exception
    assert any("1 处问题" in one.value for one in app.error)
    assert not [button for button in app.button if button.label == "发布"]


def test_the_clerk_is_asked_whom_everyone_means(open_page, clerk):
    app = pasted(open_page, "县财政局对口联系各民主党派。")
    app.multiselect(key="publish_organisations").set_value(["民革", "民建"]).run()
    assert list(app.dataframe(key="publish_pairs").value["组织"]) == ["民革", "民建"]


def test_a_pasted_text_that_is_neither_notice_nor_table_is_told_without_encodings(open_page, clerk):
    app = pasted(open_page, "今天开会。")
    problems = app.dataframe[0].value
    assert "文中没有读出哪个部门联系哪家组织" in problems["问题和改法"][0]
    assert "文字中有 1 处问题，改好后再点“识别”" in told(app) and "编码" not in told(app)


def test_a_pasted_text_is_not_lost_when_the_log_in_ends(open_page, clerk, monkeypatch):
    app = pasted(open_page, FENGHUA)
    app.text_input(key="publish_why").set_value("来文")
    monkeypatch.setattr("lib.ui.access.publisher", lambda: None)
    monkeypatch.setattr("lib.ui.access.why_closed", lambda: "发布需要登录。")
    button(app, "发布").click().run()
    assert "发布需要登录" in told(app) and store().history("330213-2026") == []
    assert app.text_area(key="publish_rescued").value == FENGHUA
    clerk()
    assert app.run().text_area(key="publish_text_0").value == FENGHUA
