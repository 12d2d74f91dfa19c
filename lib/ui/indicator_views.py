"""The views of the page of stated figures: as they are, those of one definition side by side, the dates of meetings."""

from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.archive.holdings import Holdings
from lib.figures.described_words import figures_sentence, meetings_sentence, same_definition_sentence
from lib.figures.figure_bars import figure_bars
from lib.figures.meeting_line import meeting_line
from lib.figures.number_wall import number_wall
from lib.figures.number_words import stated
from lib.figures.style import Ink
from lib.measures.stated_figures import comparable
from lib.ui import absence, messages, tables
from lib.ui.charts import chart, clickable_chart
from lib.ui.described import described, source_lines
from lib.ui.keeping import kept_choice
from lib.ui.loading import ink, once_for_all
from lib.ui.markdown import plain
from lib.ui.numbers import cards_row
from lib.ui.selection import kept_node
from lib.ui.views import table_to_take_away


def figures(held: Holdings) -> pd.DataFrame:
    """Return every stated figure, the texts with most figures first; `at` names each, `row` is where it stands."""
    table = described().indicators
    parts = table[["document_id", "key", "year", "period", "note"]].astype(object)
    rows = table.assign(
        row=range(len(table)),
        at=["/".join(str(part) for part in one if not pd.isna(part) and part != "") for one in parts.to_numpy()],
        place=[described().sources[name].place for name in table["document_id"]],
        label=[described().sources[name].label for name in table["document_id"]],
    )
    number = rows.groupby("label")["key"].transform("size")
    return rows.iloc[number.mul(-1).argsort(kind="stable")].reset_index(drop=True)


def of_text(held: Holdings, label: str) -> pd.DataFrame:
    """Return the figures of one text."""
    rows = figures(held)
    return rows[rows["label"] == label].reset_index(drop=True)


def of_definition(held: Holdings, name: str) -> pd.DataFrame:
    """Return the figures of one definition, by year, undated ones last, labelled so that each can be told apart."""
    rows = figures(held)
    rows = rows[rows["name"] == name].sort_values("year", kind="stable", na_position="last")
    several = rows["place"].nunique() > 1
    when = ["年份不详" if pd.isna(year) else f"{year}年" for year in rows["year"]]
    labels = [
        f"{place} {note if '年' in note else year}" if several or not note else note
        for place, year, note in zip(rows["place"], when, rows["note"], strict=True)
    ]
    return rows.assign(label=labels).reset_index(drop=True)


def wall_picture(held: Holdings, ink: Ink, label: str) -> Any:
    """Return the wall of figures of one text."""
    return number_wall(of_text(held, label), ink)


def bars_picture(held: Holdings, ink: Ink, name: str) -> Any:
    """Return the figures of one definition as bars."""
    return figure_bars(of_definition(held, name), ink)


def meetings_picture(held: Holdings, ink: Ink, text: str) -> Any:
    """Return the meetings of one text on a line of days."""
    return meeting_line(_meetings_of(text), ink)


def as_they_are(choices: DeltaGenerator) -> None:
    """Show all figures of one text with what they count; nothing is compared. `choices` is the row of choices."""
    rows = once_for_all(figures)
    if rows.empty:
        absence.no_rows("还没有登记公开数字。", "indicators.csv")
        return
    with choices:
        label = kept_choice("文件", list(dict.fromkeys(rows["label"])), "indicators_text")
    shown = once_for_all(of_text, label)
    messages.finding(figures_sentence(label, shown))
    exact = (shown["qualifier"] == "") & shown["value_to"].isna()
    cards_row(
        ("写明的数字", len(shown), None),
        ("确数", int(exact.sum()), None),
        ("约数或范围", int((~exact).sum()), "原文用约、多、余、近、至少，或写作一段范围"),
        ("年份", _years(shown), None),
    )
    picture, column = st.columns([4, 1])
    with picture:
        event = clickable_chart(
            once_for_all(wall_picture, ink(), label),
            key="indicators_wall",
            alt=figures_sentence(label, shown),
        )
    with column.container(key="indicators_beside"):
        st.caption("■ 确数　◇ 约数。点一个数字，看它统计什么、出自哪一条。")
        _card(shown, kept_node(event, "indicators_figure", list(shown["at"])))
    table_to_take_away(lambda: figure_table(shown), f"{label}公开数字", "indicators_figures")
    source_lines(shown["document_id"])


def side_by_side(choices: DeltaGenerator) -> None:
    """Show figures of the same definition from several places or years."""
    rows = once_for_all(figures)
    names = dict(rows[["key", "name"]].itertuples(index=False, name=None))
    keys = comparable(rows.sort_values("row"))
    if not keys:
        absence.nothing("没有定义相同、可以比较的数字。", "各处的数字见“数字一览”。")
        return
    with choices:
        name = kept_choice("指标", [names[key] for key in keys], "indicators_name")
    shown = once_for_all(of_definition, name)
    messages.finding(same_definition_sentence(name, shown))
    st.caption(
        plain(
            f"按年份先后排列，年份不详的在后。统计什么：{shown['counts'][0]}其余数字各只有一处，或统计的对象不同，不作比较。"
        )
    )
    event = clickable_chart(
        once_for_all(bars_picture, ink(), name),
        key="indicators_bars",
        alt="；".join(
            f"{row['label']} {stated(row['value'], row['value_to'], row['qualifier'], row['unit'])}"
            for row in shown.to_dict("records")
        ),
    )
    _card(shown, kept_node(event, "indicators_figure", list(shown["at"])))
    table_to_take_away(lambda: figure_table(shown), f"{name}比较", "indicators_same")
    source_lines(shown["document_id"])


def meeting_dates(choices: DeltaGenerator) -> None:
    """Show the meetings of a text on a line of days; what was only planned is open and says so."""
    labels = {described().sources[name].label: name for name in described().meetings["document_id"].unique()}
    if not labels:
        absence.no_rows("收录的材料没有写明日期的会议。", "meetings.csv")
        return
    with choices:
        label = kept_choice("文件", list(labels), "indicators_meetings")
    shown = _meetings_of(labels[label])
    messages.finding(meetings_sentence(label, shown))
    chart(
        once_for_all(meetings_picture, ink(), labels[label]),
        key="indicators_line",
        alt=meetings_sentence(label, shown),
    )
    st.caption("● 已召开　○ 计划。原文没有年份，只按月日排列；粗线表示只知旬。")
    widths = {"日期": 75, "会议": 195, "召集": 120, "状态": 65, "条款": 80}
    tables.shown(meeting_table(shown), "indicators_meeting_table", widths=widths)
    table_to_take_away(lambda: meeting_table(shown), f"{label}会议进程", "indicators_dates")
    source_lines([labels[label]])


def figure_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return stated figures under Chinese headings, the number apart from the words it was stated in."""
    sources = [described().sources[name] for name in rows["document_id"]]
    return pd.DataFrame(
        {
            "类别": rows["group"],
            "指标": rows["name"],
            "原文数字": [
                stated(*row) for row in rows[["value", "value_to", "qualifier", "unit"]].itertuples(index=False)
            ],
            "数值": rows["value"],
            "单位": rows["unit"],
            "年份": ["不详" if pd.isna(year) else str(year) for year in rows["year"]],
            "时段": rows["period"],
            "统计什么": rows["counts"],
            "说明": rows["note"],
            "地区": rows["place"],
            "条款": rows["clause"],
            "文件": [one.title for one in sources],
        }
    )


def meeting_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return meetings under Chinese headings."""
    when = [
        f"{month}月{part if pd.isna(day) else f'{day}日'}"
        for month, day, part in zip(rows["month"], rows["day"], rows["part"], strict=True)
    ]
    named = rows.rename(
        columns={"meeting": "会议", "convener": "召集", "status": "状态", "content": "内容", "clause": "条款"}
    )
    return named[["会议", "召集", "状态", "内容", "条款"]].assign(日期=when)[
        ["日期", "会议", "召集", "状态", "内容", "条款"]
    ]


def _meetings_of(text: str) -> pd.DataFrame:
    meetings = described().meetings
    return meetings[meetings["document_id"] == text].reset_index(drop=True)


def _years(shown: pd.DataFrame) -> str:
    known = sorted(set(shown["year"].dropna()))
    if not known:
        source = described().sources[shown["document_id"].iloc[0]]
        return "不详" if source.year else source.period.removeprefix("年份")
    return f"{known[0]}" if len(known) == 1 else f"{known[0]}—{known[-1]}"


def _card(shown: pd.DataFrame, clicked: str | None) -> None:
    chosen = shown[shown["at"] == clicked]
    for row in chosen.to_dict("records"):
        source = described().sources[row["document_id"]]
        with st.container(border=True, key="indicators_card"):
            words = stated(row["value"], row["value_to"], row["qualifier"], row["unit"])
            aside = "，".join(part for part in (row["period"], row["note"]) if part)
            st.markdown(f"**{plain(row['name'])}　{plain(words)}**　{plain(aside)}")
            st.markdown(plain(row["counts"]))
            clause = f"条款：{row['clause']}　" if row["clause"] else ""
            year = "年份不详" if pd.isna(row["year"]) else f"{row['year']}年"
            st.caption(plain(f"{clause}{year}　出处：{source.line}"))
