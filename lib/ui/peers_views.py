"""The view of the nearest lists: the most alike and why; partial lists apart."""

import streamlit as st

from lib.figures import peers_words as words
from lib.figures.comparison_words import TYPES
from lib.ui import messages, tables
from lib.ui import peers_tables as made
from lib.ui.charts import clickable_chart
from lib.ui.loading import ink, once_for_all
from lib.ui.numbers import cards_row
from lib.ui.peers_cards import peer_card
from lib.ui.peers_filters import Filters
from lib.ui.peers_limits import limits, nothing_left
from lib.ui.peers_lists import Peers
from lib.ui.selection import kept_node
from lib.ui.views import table_to_take_away


def nearest_view(peers: Peers, filters: Filters) -> None:
    """Show which complete lists are most alike and why; partial lists stand apart, without any order of merit."""
    document = peers.own.document
    if not document.complete:
        _known_pairs(peers, filters)
        return
    lists = made.shown_lists(peers, made.BARS)
    found = [made.overlap(peers.own, one) for one in lists]
    names = made.names_of(lists)
    messages.finding(words.nearest_sentence(document.label, names, found, peers.alike), document)
    limits(peers, ranked=True)
    if lists:
        best = found[0]
        nearest = (
            "与最近名单的相似度",
            f"{best.share:.1%}",
            f"{names[0]}，{'同类型' if peers.alike else '类型不同或未定'}",
        )
        if not best.shared:
            nearest = ("与最近名单的相似度", "0", f"{'同类型的' if peers.alike else ''}名单没有相同的联系")
        cards_row(
            ("可比的完整名单", len(peers.whole), f"本地为{TYPES[peers.own.kind]}，同类型的 {peers.alike} 份"),
            nearest,
            ("相同联系（对）", best.shared, f"按职能计，本地共 {best.shared + best.only_own} 对"),
            ("部分名单", len(peers.partial), "不能排列，列在下方"),
        )
        _bars(peers, filters, names)
    else:
        nothing_left(peers, filters)
    _partial(peers, filters)


def _bars(peers: Peers, filters: Filters, names: list[str]) -> None:
    """Show the most similar lists as bars, with the card of the chosen one."""
    document, shown = peers.own.document, made.shown_lists(peers, made.BARS)
    key = document.document_id, filters
    told = [f"{name} {made.overlap(peers.own, one).share:.1%}" for name, one in zip(names, shown, strict=True)]
    picture, beside = st.columns([7, 3])
    with picture:
        event = clickable_chart(
            once_for_all(made.bars, *key, ink()),
            key="peers_chart",
            alt=f"与{document.label}最相近的名单（相似度）：{'；'.join(told)}",
        )
        st.caption(
            "每一条是双方联系的总和，“双方都有”一段的长度就是相似度。一方没有的组织，其联系计在另一方。点一条看理由。"
        )
    with beside:
        clicked = kept_node(event, "peers_list", [one.document.document_id for one in shown])
        chosen = next((one for one in shown if one.document.document_id == clicked), shown[0])
        peer_card(peers, chosen)
    table_to_take_away(lambda: once_for_all(made.nearest_table, *key), f"{document.label}最相近的名单", "peers_nearest")


def _known_pairs(peers: Peers, filters: Filters) -> None:
    """Show for a partial list how many of its known pairs each complete list has."""
    document = peers.own.document
    known = made.cells(peers.own.masks.linked)
    table = once_for_all(made.known_pairs_table, document.document_id, filters)
    found = list(zip(table.iloc[:, 0], map(int, table.iloc[:, -1]), strict=True))
    messages.finding(words.known_sentence(document.label, known, found), document)
    messages.standing(document)
    if peers.whole:
        tables.shown(table, key="peers_known", rows=12)
    else:
        nothing_left(peers, filters)


def _partial(peers: Peers, filters: Filters) -> None:
    """Show the partial lists apart, where the reader wishes to see them."""
    if peers.partial and st.toggle("列出部分名单", value=True, key="peers_partial", bind="query-params"):
        st.header("部分名单（不排名）")
        st.markdown(words.partial_sentence(len(peers.partial)))
        if len(peers.partial) > tables.MOST_ROWS:
            st.caption(f"这里列出已知联系最多的 {tables.MOST_ROWS} 份。")
        tables.shown(
            once_for_all(made.partial_table, peers.own.document.document_id, filters),
            key="peers_partial_table",
            rows=12,
        )
