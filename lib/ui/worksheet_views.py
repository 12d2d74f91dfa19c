"""先进推荐: figures and weights of departments side by side; the office sets the weights, nothing is hidden."""

import pandas as pd
import streamlit as st

from lib.exports.workbook import table_workbook
from lib.intake.filled.contact import ROLES
from lib.measures.contact_standing import HELD
from lib.measures.plan_reality import fulfilment
from lib.measures.recognition import CRITERIA, points, worksheet
from lib.measures.reporting import ON_TIME, standing
from lib.ui import contact_book, messages, pickers
from lib.ui.downloads import file_button
from lib.ui.markdown import plain
from lib.ui.reality_views import cells_of
from lib.ui.tables import shown
from lib.ui.views import folded
from lib.ui.work import NOT_DUE, Work, due, today


def withheld(held: Work) -> dict[str, str]:
    """Return the criteria that say nothing of any department of this place, each with the reason in words."""
    reasons = {}
    if due(held) is None:
        reasons["punctual"] = NOT_DUE
    if not contact_book.book(held).contacts:
        reasons["registered"] = "本地区还没有登记任何联络员，在册与否不明"
    return reasons


def weights(held: Work) -> dict[str, float]:
    """Let the office set the weight of each criterion that can be told here; the weights are in the address."""
    told = {one.key: one for one in CRITERIA if one.key not in withheld(held)}
    for key, one in told.items():
        pickers.tell_unknown([str(weight) for weight in range(101)], f"worksheet_{key}", one.weight)
    # A slider cannot be left by typing: a number out of bounds would be told in English.
    columns = dict(zip(told, st.columns(len(told)), strict=True))
    return {
        one.key: float(
            columns[one.key].slider(
                f"{one.name}的权重",
                0,
                100,
                one.weight,
                5,
                key=f"worksheet_{one.key}",
                bind="query-params",
                help=one.told,
            )
        )
        if one.key in told
        else 0.0
        for one in CRITERIA
    }


def figures(held: Work) -> pd.DataFrame:
    """Return the figures of every listed or reporting department; <NA> for what no report tells."""
    names = [*held.listed, *(name for name in held.reports if name not in held.listed)]
    each = fulfilment(cells_of(held), held.reports)
    people = contact_book.standings(held)
    unknown, last = withheld(held), due(held)
    rows = []
    for name in names:
        kept = held.reports.get(name)
        own = people[(people["unit"] == name) & (people["state"] == HELD)]
        rate = each["rate"].get(name, pd.NA)
        outside = each["outside"].get(name, 0)
        told = (
            (pd.NA,) * 4
            if kept is None
            else (
                pd.NA if last is None else float(standing(kept.received, last.day) == ON_TIME),
                len({entry.kind for entry in kept.report.entries}),
                len(kept.report.entries),
                outside,
            )
        )
        punctual, kinds, entries, beside = told
        rows.append((punctual, rate, kinds, entries, beside, pd.NA if "registered" in unknown else len(own)))
    keys = [one.key for one in CRITERIA]
    return pd.DataFrame(rows, index=pd.Index(names, name="部门"), columns=keys).astype("Float64")


def finding(held: Work, table: pd.DataFrame, weighed: bool = True) -> str:
    """Return in a sentence how many departments can be compared, how many share a rank, and who cannot."""
    ranked, missing = int(table["rank"].notna().sum()), int((table["rank"].isna()).sum())
    tied = int(table["tied"].sum())
    if not weighed:
        return f"{held.label}：没有给任何一项设定权重，不计算分数，不排名次；下面只列出数字。"
    if not ranked:
        return f"{held.label}：还没有部门可以比较；{missing} 个部门缺报告或缺数据，不排名次。"
    ties = f"，其中 {tied} 个名次并列" if tied else ""
    return f"{held.label}：{ranked} 个部门可以比较{ties}；另有 {missing} 个部门缺报告或缺数据，不排名次，也不算落后。"


def sheet(held: Work, chosen: dict[str, float]) -> None:
    """Show the worksheet: score and rank, the figure and the points behind each, and its download."""
    every = figures(held)
    if every.empty:
        messages.finding(f"{held.label}：没有当年的名单，也没有报告，没有部门可以比较。")
        return
    table = worksheet(every, chosen)
    messages.finding(finding(held, table, any(chosen.values())), held.document)
    st.caption(
        "只比较政府部门，不给任何党派团体打分。本表只是把数字摆在一起，推荐谁由主管机关商议决定。条：报告中的一项，不是活动次数。"
    )
    if reasons := withheld(held):
        names = {one.key: one.name for one in CRITERIA}
        st.caption(plain("不列入比较：" + "；".join(f"{names[key]}——{told}" for key, told in reasons.items()) + "。"))
    frame = _frame(held, every, table)
    shown(frame, key="worksheet_table")
    with folded("worksheet") as box:
        if box.open:
            file_button(
                "下载工作表（Excel，含权重和算法）",
                lambda: table_workbook(frame, _notes(held, chosen)),
                f"{held.label}先进推荐工作表.xlsx",
                "worksheet_xlsx",
            )


def _frame(held: Work, every: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    got = points(every)
    columns: dict[str, object] = {
        "名次": table["rank"].array,
        "部门": list(table.index),
        "分数": table["score"].array,
        "并列": ["并列" if tied else "" for tied in table["tied"]],
    }
    for one in [one for one in CRITERIA if one.key not in withheld(held)]:
        figure, share = every.loc[table.index, one.key], got.loc[table.index, one.key]
        columns[one.name] = [_figure(number, part, one.unit) for number, part in zip(figure, share, strict=True)]
    silent = [name not in held.reports for name in table.index]
    columns["缺什么"] = [
        "没有报告" if gone else "、".join(names) for gone, names in zip(silent, table["missing"], strict=True)
    ]
    return pd.DataFrame(columns)


def _figure(number: object, share: object, unit: str) -> str:
    """Return a figure with its points: 3 条（0.60）; 未报 for what is not known."""
    if number is pd.NA or share is pd.NA:
        return "不明"
    value = float(number)  # type: ignore[arg-type]
    told = f"{value:.0%}" if unit == "%" else {1.0: "按时", 0.0: "迟报"}[value] if not unit else f"{value:.0f} {unit}"
    if unit == "%":  # the rate is the points
        return told
    return f"{told}（{float(share):.2f}）"  # type: ignore[arg-type]


def _notes(held: Work, chosen: dict[str, float]) -> tuple[str, ...]:
    total = sum(chosen.values())
    lines = [f"{held.label}先进推荐工作表，{today().isoformat()} 生成。只比较政府部门，不给任何党派团体打分。"]
    lines += [
        f"{one.name}：权重 {chosen[one.key]:.0f}（占 {chosen[one.key] / total:.0%}）；{one.told}。"
        for one in CRITERIA
        if total and chosen[one.key]
    ]
    left_out = withheld(held)
    lines += [
        f"{one.name}：{left_out[one.key]}，不列出，不计分。"
        if one.key in left_out
        else f"{one.name}：权重 0，只列出，不计分。"
        for one in CRITERIA
        if not chosen[one.key]
    ]
    lines += [
        "分数＝各项得分（0 至 1）按权重的平均 × 100，保留一位小数；分数相同的名次并列，下一名次空出。",
        "缺报告或缺数据的部门不排名次，也不算落后；括号内是该项得分。",
        f"名单：{held.document.title if held.document else '没有收录'}。报告：各部门年度工作情况报告。",
        f"联络员在册：{'、'.join(ROLES)}，以生成之日的登记为准。",
    ]
    return tuple(lines)
