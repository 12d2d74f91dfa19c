"""What limits the reading of the page of peers, told above its pictures."""

import streamlit as st

from lib.figures.peers_words import caution_sentence, nothing_left_sentence
from lib.ui import absence, messages
from lib.ui.compared import masks
from lib.ui.markdown import plain
from lib.ui.peers_filters import Filters
from lib.ui.peers_lists import Peers

# How many departments without a function are named; the page 职能对照 names all of them.
NAMED = 5


def limits(peers: Peers, ranked: bool) -> None:
    """Show what limits the reading: the document itself, few or unlike lists, demonstration data among them."""
    messages.standing(peers.own.document)
    caution = caution_sentence(len(peers.whole), peers.alike, ranked, peers.own.kind)
    if caution:
        st.info(plain(caution), icon=":material/balance:")
    if not peers.own.document.synthetic and peers.whole.column("synthetic").any():
        st.warning("可比的名单中有演示数据（名称后有标注），不是任何地方的真实名单。", icon=":material/science:")
    told = []
    if peers.passed_over:
        told.append(f"同一地区有几份的，取年份最接近的一份，另外{peers.passed_over}份没有计入")
    if peers.undated:
        told.append(f"{peers.undated}份年份不详，无法判断是否符合年份条件，没有计入")
    if peers.unclassified:
        told.append(f"{peers.unclassified}份有许多部门的职能待认定，没有计入")
    if told:
        st.caption(plain("；".join(told) + "。"))
    unmatched = masks(peers.own.document).unmatched
    if unmatched:
        more = f"等{len(unmatched)}个" if len(unmatched) > NAMED else f"，共{len(unmatched)}个"
        st.caption(plain(f"职能待认定、没有参与对照的本地部门：{'、'.join(unmatched[:NAMED])}{more}。"))
        to_functions()


def to_functions() -> None:
    """Show the way to the page where names are given their functions."""
    st.page_link("pages/manage/functions.py", label="职能对照", icon=":material/account_tree:")


def nothing_left(peers: Peers, filters: Filters) -> None:
    """Show what the reader may do where nothing is comparable."""
    demo = peers.own.document.synthetic and not filters.demo
    absence.nothing(nothing_left_sentence(peers.undated, filters != Filters(), demo))
