"""The view of gaps: what most comparable lists have and the own one lacks, with the reasons; and the other way."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.figures import peers_words as words
from lib.figures.gap_heatmap import legend
from lib.measures.function_masks import parties_in
from lib.ui import messages, tables
from lib.ui import peers_pairs as made
from lib.ui.charts import clickable_chart
from lib.ui.loading import ink, once_for_all
from lib.ui.peers_cards import gap_card
from lib.ui.peers_filters import Filters
from lib.ui.peers_limits import limits, nothing_left
from lib.ui.peers_lists import Peers
from lib.ui.selection import kept_pair
from lib.ui.views import table_to_take_away
from lib.vocabulary.parties import ORDER


def gaps_view(peers: Peers, filters: Filters) -> None:
    """Show what most comparable lists have and the own one lacks, with the reasons; then the other way round."""
    document, key = peers.own.document, (peers.own.document.document_id, filters)
    if not document.complete:
        messages.finding(words.unknown_gaps_sentence(document.label), document)
        messages.standing(document)
        if peers.whole:
            st.header("本地已知的联系，别处有多少份名单也有")
            _told_pairs(made.common_table, key, f"{document.label}已知联系在别处", "peers_common")
        return
    found = once_for_all(made.gap_frame, *key)
    without = int((~found["own_department"].astype(bool)).sum())
    messages.finding(words.gaps_sentence(document.label, len(found), without, len(peers.whole)), document)
    limits(peers, ranked=False)
    if len(peers.whole) < 2:
        nothing_left(peers, filters)
        return
    st.caption(words.NO_DEMAND)
    if len(found):
        _gap_picture(peers, filters)
        _told_pairs(made.gap_table, key, f"多数可比地区有、{document.label}没有的联系", "peers_gaps")
    absent = [name for name in ORDER if name not in parties_in(peers.own.masks.organisations)]
    if absent:
        st.caption(f"本地名单未列{'、'.join(absent)}，不列这些组织的联系。")
    rare = once_for_all(made.rare_frame, *key)
    homeless = int((rare["with_department"] == 0).sum())
    st.header("反过来：本地有、别处少有的联系")
    st.markdown(words.rare_sentence(document.label, len(rare), len(peers.whole), homeless))
    if len(rare):
        _told_pairs(made.rare_table, key, f"{document.label}有、别处少有的联系", "peers_rare")


def _gap_picture(peers: Peers, filters: Filters) -> None:
    """Show the gaps as a matrix, with the card of the chosen pair."""
    document, key = peers.own.document, (peers.own.document.document_id, filters)
    found = once_for_all(made.gap_frame, *key)
    picture, beside = st.columns([7, 3])
    with picture:
        event = clickable_chart(
            once_for_all(made.gap_picture, *key, ink()),
            key="peers_gap_chart",
            alt=f"多数可比名单有、{document.label}没有的联系，共 {len(found)} 对",
            legend=legend(found),
        )
        st.caption(legend(found))
    with beside:
        pairs = list(found[["function", "party"]].itertuples(index=False, name=None))
        gap_card(peers, found, *(kept_pair(event, "peers_gap", pairs) or pairs[0]))
        st.caption("点图中带数字的格，看依据的名单。")


def _told_pairs(make: Callable[..., pd.DataFrame], key: tuple[str, Filters], name: str, place: str) -> None:
    """Show make(held, *key) as a table and offer it as a file, which names more of the lists."""
    tables.shown(once_for_all(make, *key), key=f"{place}_table", rows=15)
    table_to_take_away(lambda: once_for_all(make, *key, True), name, place, seen=True)
