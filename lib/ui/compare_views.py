"""The views of the page that compares places: each shows one picture, its sentence and its table."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.figures.comparison_heatmap import A, B, legend
from lib.figures.comparison_words import (
    comparison_sentence,
    one_sided_sentence,
    rows_sentence,
    share_sentence,
    types_sentence,
)
from lib.figures.pattern_words import first_told, rows_told
from lib.figures.words import coverage_sentence
from lib.measures.coverage import coverage
from lib.measures.function_states import one_sided
from lib.ui import absence, compare_cards, compare_head, compare_tables, compared, one_slide, pickers
from lib.ui.charts import chart, clickable_chart
from lib.ui.compare_choice import Chosen
from lib.ui.loading import ink, once, once_for_all
from lib.ui.markdown import plain
from lib.ui.selection import kept_cell
from lib.ui.tables import shown
from lib.ui.views import table_to_take_away

# The signs of the legend in the colours of the picture.
SIGNS = {
    "－": ":red[**－**]",
    "＋": ":green[**＋**]",
    "［－］": ":red[**［－］**]",
    "［＋］": ":green[**［＋］**]",
}

# So many panels fit a window of 1024 px; of more, the letters would run into each other: those are scrolled.
MOST_FITTING = 4
_SCROLLS = """<style>
.st-key-cities_panels_box {overflow-x: auto}
.st-key-cities_panels_box > [data-testid="stElementContainer"] {min-width: 60rem}
</style>"""


def difference_matrix(chosen: Chosen) -> None:
    """Show both lists over each other, cell by cell, with the card of the chosen cell."""
    found = compared.compared(chosen.a, chosen.b)
    picture, column = st.columns([7, 3])
    beside = column.container(key="cities_beside")
    with beside:
        pickers.tell_unknown(list(compared.ROWS), "cities_rows")
        rows = st.selectbox("看哪些职能", list(compared.ROWS), key="cities_rows", bind="query-params")
    cells = compared.chosen_rows(found, rows)
    if compared.ROWS[rows] and len(cells):
        with beside:
            st.caption(rows_sentence(len(cells), len(found.cells)))
    with picture:
        if cells.empty:
            absence.nothing("没有这样的职能。", "双方已知的格见“全部职能”。")
            return
        told = comparison_sentence(*chosen.names, found, compared.whole(chosen.a, chosen.b))
        signs = [(A, chosen.a.label), (B, chosen.b.label), *legend(cells)]
        event = clickable_chart(
            once_for_all(compared.difference_matrix, *_ids(chosen), ink(), rows),
            key="cities_matrix",
            alt=f"{chosen.a.label}与{chosen.b.label}的差异矩阵。{told}",
            legend="　".join(f"{sign} {words}" for sign, words in signs),
        )
    with beside:
        cell = kept_cell(event, "cities_cell", found.cells)
        if cell:  # the card stands first: it was asked for
            compare_cards.cell_card(chosen, *cell, str(found.cells.loc[cell]))
        else:
            st.caption("点一格，看双方的部门和出处。")
        st.caption("  \n".join(f"{SIGNS.get(sign, sign)}　{plain(meaning)}" for sign, meaning in signs))
        one_slide.button(chosen.a, "peer", peer=chosen.b)
    _taken_away(
        chosen, lambda: once_for_all(compare_tables.difference_table, *_ids(chosen)), "差异矩阵", "cities_matrix_table"
    )


def side_by_side(chosen: Chosen) -> None:
    """Show all chosen lists in panels with the same rows."""
    st.caption("填色带“•”的格为对口联系，空格为未列入，“?”为未知，小点为没有该部门；没有该组织的，不画那一列。")
    ids = tuple(one.document_id for one in chosen.documents)
    with st.container(key="cities_panels_box"):
        st.html(_SCROLLS if len(ids) > MOST_FITTING else "<style></style>")
        chart(
            once_for_all(compared.side_by_side, ids, ink()),
            key="cities_panels",
            alt="按职能并排的联系矩阵。" + "".join(map(_told, chosen.documents)),
        )
    _taken_away(
        chosen, lambda: once_for_all(compare_tables.panel_table, ids), "并排", "cities_panels_table", chosen.documents
    )


def per_function(chosen: Chosen) -> None:
    """Show how many organisations each function is linked to on both sides."""
    st.caption("横轴是与该职能的部门对口联系的组织数；“无”为没有该部门，“?”为未知，“≥”为至少。双方名单的组织数见页首。")
    table = once_for_all(compare_tables.function_table, *_ids(chosen))
    rows = rows_told(table.set_axis([*table.columns[:2], "甲", "乙"], axis=1), ["职能"], ["甲", "乙"])
    chart(
        once_for_all(compared.per_function, *_ids(chosen), ink()),
        key="cities_functions",
        alt=f"甲{chosen.a.label}与乙{chosen.b.label}各职能联系的组织数：{first_told(rows, '项职能')}",
    )
    _taken_away(chosen, lambda: table, "各职能", "cities_functions_table")


def per_organisation(chosen: Chosen) -> None:
    """Show to which share of the functions each organisation is linked on both sides."""
    st.caption(
        "横轴是有对口联系的职能占名单所列职能的比例：名单大小不同，所以比比例。"
        "按组织的规定次序排列，不排名次；“无”为名单没有该组织，“?”为名单不完整、算不出比例。"
    )
    table = once_for_all(compare_tables.organisation_table, *_ids(chosen))
    rows = rows_told(table, ["组织"], ["甲比例", "乙比例"])
    chart(
        once_for_all(compared.per_organisation, *_ids(chosen), ink()),
        key="cities_organisations",
        alt=f"甲{chosen.a.label}与乙{chosen.b.label}各组织联系的职能比例：{first_told(rows, '家组织')}",
    )
    _taken_away(chosen, lambda: table, "各组织", "cities_organisations_table")


def parts(chosen: Chosen) -> None:
    """Show for each two of the chosen lists what their difference is made of, and the types of the lists."""
    ids = tuple(one.document_id for one in chosen.documents)
    names, types = [one.label for one in chosen.documents], [compared.type_of(one) for one in chosen.documents]
    st.markdown(plain(types_sentence(names, types)))
    st.caption(
        "每条是两份名单：相同的部分；名单不同，即部门或组织只有一方有；联系不同，即双方都有这个部门和组织，联系却不同。"
    )
    table = once_for_all(compare_tables.pair_table, ids)
    rows = rows_told(table, ["甲", "乙"], ["差异度", "名单不同", "联系不同"])
    chart(
        once_for_all(compared.parts, ids, ink()),
        key="cities_parts",
        alt=f"每两份名单的差异由什么构成。{first_told(rows, '对名单')}",
    )
    if compared.whole(chosen.a, chosen.b):
        st.caption(plain(share_sentence(*chosen.names, compared.compared(chosen.a, chosen.b))))
    shown(table, key="cities_pairs")
    name, documents = _name(chosen.documents, "差异构成"), chosen.documents
    table_to_take_away(lambda: table, name, "cities_parts", lambda: compare_head.notes(documents), seen=True)


def not_compared(chosen: Chosen) -> None:
    """Show what takes no part in the comparison, or stands on one side only, and what can be done about it."""
    ids = tuple(one.document_id for one in chosen.documents)
    unmatched = once_for_all(compare_tables.unmatched_table, ids)
    st.header("职能待认定的部门")
    if unmatched.empty:
        st.markdown("所选名单的部门都有职能，全部参加比较。")
    else:
        st.markdown(f"{len(unmatched)}个部门的职能待认定，不参加比较。在“职能对照”页认定一次，各页比较立即采用。")
        shown(unmatched, key="cities_unmatched")
        st.page_link("pages/manage/functions.py", label="职能对照", icon=":material/account_tree:")
    st.header("只有一方有的组织和职能")
    sides = {"甲": (chosen.a, chosen.b), "乙": (chosen.b, chosen.a)}
    for sign, (here, there) in sides.items():
        only = one_sided(compared.masks(here), compared.masks(there))
        sure = compared.masks(there).whole
        st.markdown(plain(one_sided_sentence(f"{sign}（{here.label}）", only, here.complete, there.label, sure)))
    one_side = once_for_all(compare_tables.one_sided_table, *_ids(chosen))
    if len(one_side):
        _taken_away(chosen, lambda: one_side, "只有一方有", "cities_one_sided")
    st.header("不能选来比较的文件")
    shown(once_for_all(compare_tables.excluded_table), key="cities_excluded")


def _told(document: Document) -> str:
    return coverage_sentence(
        document.label, once(coverage, document), compared.type_of(document), document.complete, document.rows
    )


def _ids(chosen: Chosen) -> tuple[str, str]:
    return chosen.a.document_id, chosen.b.document_id


def _taken_away(
    chosen: Chosen, make: Callable[[], pd.DataFrame], what: str, key: str, documents: tuple[Document, ...] = ()
) -> None:
    """Offer the table of a view; its workbook names the sources of the lists in it."""
    lists = documents or (chosen.a, chosen.b)
    table_to_take_away(make, _name(lists, what), key, lambda: compare_head.notes(lists))


def _name(documents: tuple[Document, ...], what: str) -> str:
    return f"{'与'.join(one.label for one in documents)}{what}"
