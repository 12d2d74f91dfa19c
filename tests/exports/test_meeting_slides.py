"""The meeting's slides as content: which there are, what they say, and that unknown stays unknown."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.exports.meeting.grids import Grid
from lib.exports.meeting.material import Against, Material, Origin, Work
from lib.exports.meeting.slides import MAKERS, Bars, Network, Numbers, slides
from lib.figures.sign_palette import fill_of, text_of
from lib.figures.style import contrast
from lib.measures.change_causes import Years, changes
from lib.measures.comparison import comparison
from lib.measures.function_masks import function_masks
from lib.measures.plan_reality import Activities, overall, plan_reality

CELLS = {"1": True, "0": False, "?": pd.NA}


def matrix(rows):
    cells = [[CELLS[cell] for cell in row] for row in rows.values()]
    return pd.DataFrame(cells, index=list(rows), columns=["民革", "民盟"], dtype="boolean")


def origin(label, complete=True, synthetic=False):
    return Origin(label, "通知", "某〔2020〕1号", "2020-01-01", "完整名单", complete, "第 1 版", synthetic)


def against(before, after, names=("2011年", "2019年")):
    a, b = function_masks(before, True), function_masks(after, True)
    found = comparison(a, b)
    return Against(
        origin(names[0]), found, (a, b), (before, after), names, tuple(changes(found, a, b, Years(2011, 2019)))
    )


@pytest.fixture
def whole():
    now = matrix({"市教育局": "11", "市卫健委": "01", "市司法局": "10"})
    before = matrix({"市教育局": "10", "市卫生局": "11", "市司法局": "10"})
    activities = Activities(
        frozenset({("市教育局", "民革"), ("市司法局", "民盟")}), frozenset({"市教育局"}), frozenset()
    )
    cells = plan_reality(now, True, activities)
    work = Work(
        2019, cells, activities.reported, overall(cells, activities.reported), pd.Series({"联合调研": 2}), ("市卫健委",)
    )
    return Material(
        origin("某市2019年"),
        "某市",
        now,
        {"市教育局": "科教文卫"},
        "2026-11-25",
        previous=against(before, now),
        peer=against(now, before, ("某市2019年", "他市2011年")),
        work=work,
        mechanisms=pd.DataFrame({"制度": ["例会制度"], "条款": ["三"], "内容": ["每年召开"], "频次": ["每年"]}),
    )


def test_there_is_a_slide_for_everything_there_is_material_for_and_none_else(whole):
    keys = [slide.key for slide in slides(whole)]
    assert keys == [
        *(
            "cover",
            "figures",
            "matrix",
            "changes",
            "peer",
            "network",
            "network-民革",
            "network-民盟",
            "reality",
            "mechanisms",
        )
    ]
    least = Material(whole.origin, "某市", whole.matrix, {}, "2026-11-25")
    assert [slide.key for slide in slides(least)] == keys[:3] + keys[5:8]
    assert len(MAKERS) == 10


def test_every_slide_has_heading_sentence_notes_and_source(whole):
    for slide in slides(whole):
        assert slide.heading and slide.sentence and slide.notes and slide.origins, slide.key
        assert all("某〔2020〕1号" in one.line for one in slide.origins)


def test_the_matrix_slide_shows_the_signs_of_the_list(whole):
    (grid,) = slides(whole)[2].parts
    assert isinstance(grid, Grid) and grid.signs.to_numpy().tolist() == [["●", "●"], ["", "●"], ["●", ""]]
    assert grid.groups == ("科教文卫", "", "") and grid.legend == (("●", "对口联系"), ("空格", "未列入联系"))


def test_unknown_cells_are_signs_of_their_own_and_counts_are_told_as_known_only(whole):
    partial = Material(origin("某市2019年", False), "某市", matrix({"市教育局": "1?"}), {}, "2026-11-25")
    made = {slide.key: slide for slide in slides(partial)}
    assert made["matrix"].parts[0].signs.to_numpy().tolist() == [["●", "?"]]
    numbers, bars = made["figures"].parts
    assert isinstance(numbers, Numbers) and {name: number for name, number, _ in numbers.cards}["密度"] == "不显示"
    assert isinstance(bars, Bars) and bars.open_


def test_of_organisations_that_a_partial_list_does_not_tell_of_there_is_one_line_and_no_slide():
    partial = Material(origin("某市2019年", False), "某市", matrix({"市教育局": "1?"}), {}, "2026-11-25")
    made = {slide.key: slide for slide in slides(partial)}
    assert "network-民革" in made and "network-民盟" not in made
    assert "目前没有已知的民盟对口联系部门，不等于没有。" in made["network"].sentence


def test_what_news_tell_of_mechanisms_is_not_said_of_a_document(whole):
    told = replace(whole, origin=replace(whole.origin, reported=True), mechanism_kinds=1)
    assert [one.sentence for one in slides(told) if one.key == "mechanisms"] == ["报道提到1种制度机制，共1条。"]
    assert [one.sentence for one in slides(replace(whole, mechanism_kinds=1)) if one.key == "mechanisms"] == [
        "文件写明1种制度机制，共1条。"
    ]


def test_changes_and_work_keep_their_causes_and_outcomes(whole):
    made = {slide.key: slide for slide in slides(whole)}
    kinds = made["changes"].parts[0].kinds
    assert kinds.loc["教育", "民盟"] == "added decision"
    assert (
        made["reality"].parts[0].signs.loc["市司法局", "民盟"] == "＋"
        and "还没有报告的部门：市卫健委" in made["reality"].notes
    )
    assert isinstance(made["network-民革"].parts[0], Network) and made["network-民革"].parts[0].focus == "民革"


def test_what_the_office_wrote_stands_in_place_of_what_was_generated(whole):
    edited = replace(whole, sentences={"matrix": "我们的一句话"}, notes={"matrix": "请看右上角"})
    slide = next(one for one in slides(edited) if one.key == "matrix")
    assert (slide.sentence, slide.notes) == ("我们的一句话", "请看右上角")


def test_demonstration_data_is_told_on_the_cover_and_in_the_source():
    shown = Material(
        origin("示范市2024年（演示数据）", synthetic=True), "示范市", matrix({"市教育局": "11"}), {}, "2026-11-25"
    )
    cover = slides(shown)[0]
    assert "演示数据" in cover.notes and "演示数据" in cover.origins[0].line


def test_every_sign_is_legible_on_its_surface(whole):
    kinds = {
        kind
        for slide in slides(whole)
        for part in slide.parts
        if isinstance(part, Grid)
        for kind in part.kinds.to_numpy().ravel()
    }
    assert len(kinds) > 6
    for kind in kinds:
        assert contrast(text_of(kind), fill_of(kind)) >= 4.5, kind


def told(material, key):
    return next(slide for slide in slides(material) if slide.key == key)


def test_two_lists_held_against_each_other_say_their_years_how_they_count_and_who_takes_no_part(whole):
    now = matrix({"市教育局": "11", "市文化和旅游局": "10", "市数字经济局": "10"})
    before = matrix({"市教育局": "10", "市司法局": "10"})
    made = replace(whole, previous=against(before, now), peer=against(now, before, ("某市2019年", "他市2011年")))
    changed, peer = told(made, "changes"), told(made, "peer")
    assert changed.heading == "2011年到2019年变了什么"
    functions = len(changed.parts[0].signs)
    # 文化和旅游 are two functions; of 数字经济 none is known.
    assert changed.remark == (f"表中只列有增减的{functions}项职能；2019年职能待认定、未参加比较的部门：市数字经济局。")
    counted = now.drop(index="市数字经济局")
    assert told(replace(made, previous=against(before, counted)), "changes").remark.endswith(
        "2019年名单中的3对按职能计4对。"
    )
    assert "未参加比较的部门：市数字经济局" in peer.remark and peer.remark in peer.notes
    assert peer.below[0] == f"说明：{peer.remark}" and peer.below[1].startswith("来源：")
    plain = matrix({"市教育局": "11"})
    alone = told(replace(made, peer=against(plain, plain, ("某市2019年", "他市2011年"))), "peer")
    assert alone.remark == "" and all(line.startswith("来源：") for line in alone.below)


def draft(whole, now):
    held = against(whole.matrix, now, ("2019年", "2020年方案（草案）"))
    return replace(whole, plan=replace(held, origin=replace(held.origin, draft=True)))


def test_a_draft_is_marked_and_says_what_it_proposes_for_which_department(whole):
    now = whole.matrix.copy()
    now.loc["市司法局"] = [False, True]
    now.loc["市公安局"] = [True, False]
    plan = told(draft(whole, now), "plan")
    assert plan.marks == ("草案",) and plan.heading == "下一步：下年度方案（草案）"
    assert "拟新增2对（拟调整1、部门进出名单1）" in plan.sentence and "决定" not in plan.sentence
    assert plan.parts[0].frame.to_numpy().tolist() == [
        ["市司法局", "民革", "民盟"],
        ["市公安局", "未列入名单", "民革"],
    ]
    assert list(plan.parts[0].frame.columns) == ["部门", "2019年名单", "2020年方案（草案）拟定"]
    assert told(draft(whole, now), "cover").marks == told(draft(whole, now), "matrix").marks == ()


def test_a_draft_with_many_changes_is_a_grid_whose_legend_says_that_they_are_proposed(whole):
    names = ["市教育局", "市民政局", "市司法局", "市财政局", "市水利局", "市商务局", "市公安局", "市审计局", "市统计局"]
    names += ["市农业农村局", "市生态环境局"]
    first = matrix(dict.fromkeys(names, "10"))
    made = draft(replace(whole, matrix=first), matrix(dict.fromkeys(names, "11")))
    part = told(made, "plan").parts[0]
    assert isinstance(part, Grid) and ("＋", "拟新增：拟调整") in part.legend


def test_what_is_noted_for_the_register_is_not_read_out_to_the_meeting(shipped_material):
    told = shipped_material("qingdao-2008").mechanisms["内容"]
    assert "座谈会要定期召开。" in set(told) and not told.str.startswith("写在").any()


def test_demonstration_data_is_told_once_in_a_heading(shipped_material):
    figures = told(shipped_material("demo-2024"), "figures")
    assert figures.heading == "2024年的基本数字" and figures.marks == ("演示数据",)
