"""The views of the page of relations between bodies: the network, the seven types, who is joined to most."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.archive.described_tables import LAYERS, RELATIONS
from lib.archive.holdings import Holdings
from lib.figures.coordination_chart import coordination_chart
from lib.figures.count_grid import count_grid
from lib.figures.described_words import centrality_sentence, coordination_sentence
from lib.figures.figure_bars import figure_bars
from lib.figures.style import Ink
from lib.measures.coordination import bodies_in_order, centrality, joined_pairs, relations_by_type
from lib.ui import absence, messages, pickers, tables
from lib.ui.charts import chart, clickable_chart, clicked_in
from lib.ui.described import described
from lib.ui.keeping import kept_choice
from lib.ui.loading import ink, once_for_all
from lib.ui.markdown import plain
from lib.ui.numbers import cards_row
from lib.ui.selection import kept_node
from lib.ui.views import table_to_take_away

EVERY = "全部"
HEADINGS = {
    "article": "条款",
    "from": "发起方",
    "to": "对方",
    "layer": "层次",
    "relation": "关系类型",
    "mechanism": "机制",
    "name": "标准机制",
    "direction": "方向",
    "frequency": "频次",
    "detail": "内容",
}
ARROWS = {"单向": " → ", "双向": " ⇄ "}
TYPES = {
    "指导汇报": "上级指导、下级汇报，委托和部署",
    "会议往来": "出席、列席、联席、座谈",
    "情况通报": "通报工作、交流信息、听取报告",
    "文件互送": "报送、抄送、送阅文件资料",
    "联合行动": "一起调研、视察、培训、活动",
    "建言监督": "意见建议、提案、社情民意、评议、监督员",
    "联系服务": "对口联系、走访、协调、保障",
}


def choose_text() -> str | None:
    """Let the reader choose the text whose relations are shown; return its identity, None when there is none."""
    labels = {described().sources[name].label: name for name in described().relations}
    if not labels:
        return None
    if "document" in st.query_params:  # as the other pages call it
        st.query_params["to_coordination_text"] = st.query_params.pop("document")
    return labels[kept_choice("文件", list(labels), "coordination_text")]


def choose_part(text: str) -> tuple[str, str]:
    """Let the reader keep to one layer and one mechanism; return both, EVERY for no limit."""
    relations = described().relations[text]
    layers = [EVERY, *(layer for layer in LAYERS if layer in set(relations["layer"]))]
    layer = _choice("层次", layers, "coordination_layer")
    here = relations if layer == EVERY else relations[relations["layer"] == layer]
    return layer, _choice("机制", [EVERY, *dict.fromkeys(here["name"])], "coordination_mechanism")


def _choice(label: str, options: list[str], key: str) -> str:
    if st.session_state.get(key) not in (None, *options):
        st.session_state[key] = options[0]  # what another text or layer offered would stay in the URL
    pickers.tell_unknown(options, key)
    return st.selectbox(label, options, key=key, bind="query-params")


def chosen(held: Holdings, text: str, layer: str, mechanism: str) -> pd.DataFrame:
    """Return the relations of a text in a layer and by a mechanism."""
    relations = described().relations[text]
    kept = ((relations["layer"] == layer) | (layer == EVERY)) & (
        (relations["name"] == mechanism) | (mechanism == EVERY)
    )
    return relations[kept].reset_index(drop=True)


def network_picture(
    held: Holdings, ink: Ink, text: str, layer: str, mechanism: str, focus: str | None, clicked: str | None
) -> Any:
    """Return the layered network of the chosen relations."""
    every, relations = described().relations[text], chosen(held, text, layer, mechanism)
    bodies = bodies_in_order(every).merge(centrality(relations).drop(columns="kind"), on="body", how="left")
    bodies = bodies.fillna({"degree": 0, "relations": 0}).astype({"degree": int, "relations": int})
    return coordination_chart(bodies, joined_pairs(relations), ink, focus, clicked)


def types_picture(held: Holdings, ink: Ink, text: str, layer: str, mechanism: str) -> Any:
    """Return the numbers of relations by type and layer."""
    return count_grid(relations_by_type(chosen(held, text, layer, mechanism), list(RELATIONS), list(LAYERS)), ink)


def degrees_picture(held: Holdings, ink: Ink, text: str, layer: str, mechanism: str) -> Any:
    """Return the bars of how many others each body is joined to."""
    found = centrality(chosen(held, text, layer, mechanism))
    rows = pd.DataFrame({"label": found["body"], "value": found["degree"], "at": found["body"]})
    nothing = pd.array([None] * len(rows), "Int64")
    return figure_bars(rows.assign(value_to=nothing, qualifier="", unit="个单位"), ink, spacious=False)


def network(text: str, layer: str, mechanism: str) -> None:
    """Show who is joined to whom; a click on a body or the search shows its relations with clause."""
    relations = once_for_all(chosen, text, layer, mechanism)
    bodies = centrality(relations)
    label = described().sources[text].label
    part = _part(label, layer, mechanism)
    messages.finding(coordination_sentence(part, bodies, relations, list(LAYERS)))
    _numbers(relations, bodies)
    picture, beside = st.columns([5, 3])
    names = list(bodies["body"])
    with beside:
        asked = pickers.looked_up("查找单位", names, "coordination_body", instead_of="coordination_node")
    node = kept_node(clicked_in("coordination_chart"), "coordination_node", names)
    with picture:
        clickable_chart(
            once_for_all(network_picture, ink(), text, layer, mechanism, asked, node),
            key="coordination_chart",
            alt=f"{part}，协同关系分层图：左为上下级和组成单位，中为政协机关，右为同级各方；下方表格列出同样内容",
        )
    with beside:
        body = node or asked
        if body in names:
            _body_card(relations, bodies, str(body))
        else:
            st.caption("左：上下级和组成单位；中：政协机关；右：同级各方。圆点越大，连接的单位越多。")
            st.caption("点圆点看这个单位的每项关系和条款；在“查找单位”中选定后，只突出它和它的关系。")
            _types()
    _take_away(relations, part, "coordination_network")


def types(text: str, layer: str, mechanism: str) -> None:
    """Show how many relations of each of the seven types there are in each layer."""
    relations = once_for_all(chosen, text, layer, mechanism)
    part = _part(described().sources[text].label, layer, mechanism)
    counts = relations["relation"].value_counts()
    if relations.empty:
        absence.nothing("所选的范围内没有关系。", "请把层次或机制改为“全部”。")
        return
    most = "、".join(f"{name}{number}项" for name, number in counts.head(3).items())
    messages.finding(f"{part}，七类关系{len(relations)}项中最多的是{most}。")
    picture, beside = st.columns([3, 2])
    with picture:
        chart(
            once_for_all(types_picture, ink(), text, layer, mechanism),
            key="coordination_types",
            alt=f"{part}，七类关系在各层次的项数：{'、'.join(f'{name}{number}项' for name, number in counts.items())}",
        )
    with beside:
        _types()
    _take_away(relations, part, "coordination_by_type")


def bodies(text: str, layer: str, mechanism: str) -> None:
    """Show who is joined to most bodies and who stands between others, in plain words and as a table."""
    relations = once_for_all(chosen, text, layer, mechanism)
    found = centrality(relations)
    part = _part(described().sources[text].label, layer, mechanism)
    messages.finding(centrality_sentence(part, found))
    st.caption(
        "按连接数由多到少排列。只按文件写明的关系计算，不分方向，同两个单位的几项关系算一条连线；写得多不等于做得多。"
    )
    shown = pd.DataFrame(
        {
            "单位": found["body"],
            "类别": found["kind"],
            "连接数": found["degree"],
            "关系项数": found["relations"],
            "居中度（%）": (found["betweenness"] * 100).round(1),
        }
    )
    picture, beside = st.columns([5, 6])
    with picture:
        chart(
            once_for_all(degrees_picture, ink(), text, layer, mechanism),
            key="coordination_degrees",
            alt=f"{part}，"
            + "；".join(f"{body} {degree} 个单位" for body, degree in zip(found["body"], found["degree"], strict=True)),
        )
    with beside:
        tables.shown(shown, "coordination_bodies", widths={"单位": 200})
    table_to_take_away(lambda: shown, f"{part}单位连接", "coordination_central")


def _part(label: str, layer: str, mechanism: str) -> str:
    """Return which relations of a text are shown, in words."""
    only = "、".join(one for one in (layer, mechanism) if one != EVERY)
    return f"{label}（只看{only}）" if only else label


def _numbers(relations: pd.DataFrame, bodies: pd.DataFrame) -> None:
    both = int((relations["direction"] == "双向").sum())
    cards_row(
        ("单位", len(bodies), None),
        ("关系（项）", len(relations), f"其中双向 {both} 项"),
        ("条款（条和项）", relations["article"].nunique(), None),
        ("标准机制", relations["name"].nunique(), None),
    )


def _body_card(relations: pd.DataFrame, bodies: pd.DataFrame, body: str) -> None:
    row = bodies[bodies["body"] == body].iloc[0]
    with st.container(border=True, key="coordination_card"):
        st.markdown(f"**{plain(body)}**（{plain(row['kind'])}）：与{row['degree']}个单位有{row['relations']}项关系。")
        mine = relations[(relations["from"] == body) | (relations["to"] == body)]
        lines = [
            f"- **{plain(one['article'])}**　{plain(one['from'])}{ARROWS[one['direction']]}{plain(one['to'])}　"
            + plain(f"{one['mechanism']}：{one['detail']}" + (f"（{one['frequency']}）" if one["frequency"] else ""))
            for one in mine.to_dict("records")
        ]
        with st.container(height=440, border=False):
            st.markdown("\n".join(lines))


def _types() -> None:
    st.markdown("七类关系：")
    st.caption("  \n".join(f"**{name}**　{meaning}" for name, meaning in TYPES.items()))


def _take_away(relations: pd.DataFrame, label: str, key: str) -> None:
    table_to_take_away(lambda: relations[list(HEADINGS)].rename(columns=HEADINGS), f"{label}协同关系", key)
