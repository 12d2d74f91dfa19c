"""Cards of the page of peers: why one list is near, and where one pair that most others have is written."""

import pandas as pd
import streamlit as st

from lib.figures.peers_words import pair_sentence, reason_sentence, yardsticks_sentence
from lib.ui.compare_lists import name_of
from lib.ui.compared import masks
from lib.ui.markdown import plain
from lib.ui.peers_lists import Listed, Peers
from lib.ui.peers_pairs import linked_departments
from lib.ui.peers_tables import overlap, side
from lib.ui.pickers import way_to
from lib.vocabulary.functions import BY_KEY

MOST_LINKS = 6


def peer_card(peers: Peers, other: Listed) -> None:
    """Show one comparable list: the reason in words, its document, the way to both lists side by side."""
    document = other.document
    with st.container(border=True, key="card"):
        st.markdown(f"**{plain(document.label)}**（{document.completeness}）")
        found = overlap(peers.own, other)
        st.markdown(plain(reason_sentence(side(peers.own), side(other), found)))
        st.caption(yardsticks_sentence(found))
        st.caption(plain(" · ".join(part for part in (document.title, document.number, document.period) if part)))
        st.page_link(
            "pages/compare/cities.py",
            label="城市比较：与本地逐项对照",
            icon=":material/compare_arrows:",
            query_params={"cities_a": name_of(peers.own.document), "cities_b": name_of(document)},
        )
        st.page_link(
            "pages/browse/matrix.py",
            label="看对方的联系矩阵",
            icon=":material/grid_on:",
            query_params=way_to(document),
        )


def gap_card(peers: Peers, found: pd.DataFrame, function: str, party: str) -> None:
    """Show one pair that most others have: how many, the own departments, and each list that is the reason."""
    row = found[(found["function"] == function) & (found["party"] == party)].iloc[0]
    with st.container(border=True, key="card"):
        name, own = BY_KEY[function].name, masks(peers.own.document).holders.get(function, ())
        st.markdown(plain(pair_sentence(name, party, int(row["having"]), int(row["known"]), own)))
        st.caption("依据的名单（点开看原表中的这一行）：")
        for at in row["peers"][:MOST_LINKS]:
            other = peers.whole[at]
            departments = linked_departments(masks(other.document), function, party)
            st.page_link(
                "pages/browse/matrix.py",
                label=plain(f"{other.document.label}：{'、'.join(departments)}"),
                query_params={**way_to(other.document), "matrix_focus": departments[0]},
            )
        if row["having"] > MOST_LINKS:
            st.caption(f"以及另外 {row['having'] - MOST_LINKS} 份，见下表。")
