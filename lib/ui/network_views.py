"""The views of the network page: each shows one picture, its sentence and its table, or why there is none."""

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.figures.pattern_words import counts_told, first_told, groups_told, shared_sentence
from lib.figures.words import community_sentence, nestedness_meaning, nestedness_sentence, projection_sentence
from lib.measures.coverage import party_degrees
from lib.measures.modularity import barber_modularity, communities
from lib.measures.null_model import nodf_null
from lib.measures.projection import alike_departments, department_projection, party_projection
from lib.ui import cards, one_slide, pickers, pictures, tables
from lib.ui.charts import chart, clickable_chart, clicked_in
from lib.ui.loading import ink, matrix_of, once
from lib.ui.numbers import cards_row
from lib.ui.selection import kept_node
from lib.ui.views import refused, sources_of, table_to_take_away


def bipartite(document: Document) -> None:
    """Show departments and organisations in two columns, with the card of the chosen node."""
    matrix = matrix_of(document)
    names = [*map(str, matrix.columns), *map(str, matrix.index)]
    picture, beside = st.columns([7, 3])
    with beside:
        looked_up = pickers.focus("network", document, instead_of="network_node")
        # Read before the chart is drawn, since the chart shows it.
        shown = kept_node(clicked_in("network_chart"), "network_node", names) or looked_up
        size = "圆点越大，联系越多" if document.complete else "圆点越大，已知的联系越多；空心的，联系未知，不是没有"
        st.caption(f"左列为部门，右列为组织；{size}。点一个圆点，或在“查找”中选定，只突出它和它的联系，并显示卡片。")
        if shown:
            cards.member_card(document, matrix, shown)
        if shown and shown != looked_up:
            st.button("显示全部联系", key="network_all", on_click=pickers.give_up, args=("network_node",))
    with picture:
        clickable_chart(
            once(pictures.two_columns, document, ink(), shown),
            key="network_chart",
            alt=f"{document.label}部门与组织的联系图，一条连线为一对，共 {int(matrix.sum().sum())} 对；"
            + first_told(counts_told(party_degrees(matrix), "个部门", document.complete), "家组织"),
        )
    with beside:
        one_slide.button(document, f"network-{shown}" if shown in matrix.columns else "network")
    table_to_take_away(
        lambda: once(tables.department_table, document),
        f"{document.label}部门联系",
        "network_bipartite",
        sources_of(document),
    )


def parties(document: Document) -> None:
    """Show the organisations joined by the departments they share."""
    if refused("party_projection", document):
        return
    pairs = party_projection(matrix_of(document))
    told = projection_sentence(pairs, len(matrix_of(document).columns))
    st.markdown(told)
    chart(
        once(pictures.parties_projected, document, ink()),
        key="network_parties",
        alt=f"组织之间，连线粗细表示共同联系的部门数。{told}",
    )
    table_to_take_away(
        lambda: tables.projection_table(pairs, "组织", document.complete),
        f"{document.label}组织之间",
        "network_party_pairs",
        sources_of(document),
    )


def departments(document: Document) -> None:
    """Show how many organisations each two departments share."""
    if refused("department_projection", document):
        return
    matrix = matrix_of(document)
    told = shared_sentence(matrix, once(department_projection, document))
    st.markdown(told)
    st.caption("格中的数是两个部门共同联系的组织数，数越大颜色越醒目；相近的部门排在一起。")
    chart(
        once(pictures.departments_projected, document, ink()),
        key="network_departments",
        alt=f"部门之间，两个部门共同联系的组织数。{told}",
    )
    table_to_take_away(
        lambda: tables.projection_table(once(alike_departments, document), "部门"),
        f"{document.label}部门之间",
        "network_pairs",
        sources_of(document),
    )


def groups(document: Document) -> None:
    """Show the groups of departments and organisations that are linked more densely among themselves."""
    if refused("modularity", document):
        return
    matrix = matrix_of(document)
    found = once(communities, document)
    st.markdown(
        community_sentence(found, barber_modularity(matrix, found))
        + "联系全部组织的部门与各群都同样密切，归在哪一群没有含义。"
    )
    told = groups_told(found)
    st.markdown(f"{'；'.join(told)}。")
    table = pd.DataFrame(
        {
            "社群": range(1, len(found) + 1),
            "组织": ["、".join(organisations) for _, organisations in found],
            "部门数": [len(members) for members, _ in found],
            "部门": ["、".join(members) for members, _ in found],
        }
    )
    chart(
        once(pictures.heatmap, document, "cluster", ink(), document.number or document.title, None),
        key="network_communities",
        alt=f"按社群排列的联系矩阵。{'；'.join(told)}",
    )
    table_to_take_away(lambda: table, f"{document.label}社群", "network_communities_table", sources_of(document))


def nestedness(document: Document) -> None:
    """Show the nestedness beside what the row and column sums alone would give."""
    if refused("nodf", document):
        return
    found = once(nodf_null, document)
    st.markdown(nestedness_meaning(found))
    st.caption(nestedness_sentence(found))
    random = f"{found.replicates} 个行列联系数不变的随机矩阵"
    cards_row(
        ("嵌套度（NODF）", f"{found.observed:.2f}", None),
        ("零模型均值", f"{found.mean:.2f}", random),
        ("z 值", "—" if found.z is None else f"{found.z:+.2f}", None),
        ("p 值", f"{found.p:.3f}", None),
    )
    chart(
        pictures.null_histogram(found, ink()),
        key="network_null",
        alt=f"零模型嵌套度的分布与实际值：{nestedness_sentence(found)}{nestedness_meaning(found)}",
    )
    table_to_take_away(
        lambda: pd.DataFrame({"随机矩阵": range(1, found.replicates + 1), "嵌套度": found.values.round(2)}),
        f"{document.label}嵌套度零模型",
        "network_null_values",
        sources_of(document),
    )
