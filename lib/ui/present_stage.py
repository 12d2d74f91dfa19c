"""The stage: every page of the deck drawn once, one over the other; a script shows one at a time."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from lib.archive.document import Document
from lib.ui.charts import chart
from lib.ui.keeping import not_found
from lib.ui.markdown import plain
from lib.ui.pickers import way_to
from lib.ui.present_pages import Page

_STYLE = (Path(__file__).resolve().parents[2] / "static" / "present.css").read_text(encoding="utf-8")
SLIDE = "present_slide"  # the part of the URL that says which page is shown; without it nothing is presented
_MEANT = "present_meant"  # the document whose deck the button promised
_BEGUN = "present_begun"  # by the button, which goes on where the deck was left; a link says where it begins
KEYS = (
    "→ ← 空格 PageUp PageDown 翻页，Home End 首末页，数字加回车跳页，F 全屏，N 备注，B 黑屏，L 循环，Esc 退出。"
    "放映时网址记着所在页，可以直接发给别人。"
)
# The buttons that appear when the mouse moves; keys do the same.
_BUTTONS = (
    ("back", "上一页", "‹"),
    ("on", "下一页", "›"),
    ("full", "全屏（F）", "全屏"),
    ("notes", "备注（N）", "备注"),
    ("loop", "循环放映（L）", "循环"),
    ("leave", "退出放映（Esc）", "退出"),
)


def presenting() -> bool:
    """Tell whether the address asks for a page of the deck."""
    return SLIDE in st.query_params


def begin(key: str, document_id: str) -> None:
    """Present a document's deck, beginning with a page, or where this deck was left in this window."""
    st.query_params[SLIDE] = key
    st.session_state[_BEGUN] = True
    st.session_state[_MEANT] = document_id


def way_in(document: Document, key: str, label: str) -> None:
    """Link to the show of a list of departments, beginning with a page."""
    if document.counterpart_kind == "department":
        address = {**way_to(document), SLIDE: key}
        st.page_link("pages/meeting/present.py", label=label, icon=":material/slideshow:", query_params=address)


def leave() -> None:
    """Go back to the choices."""
    st.query_params.pop(SLIDE, None)
    st.session_state.pop(_BEGUN, None)


def show(deck: Sequence[Page], seconds: int, document_id: str) -> None:
    """Draw the deck over everything else, at the page that the address asks for; say so where there is none such."""
    if st.session_state.pop(_MEANT, document_id) != document_id:
        leave()  # withdrawn since the button was drawn, which the choices tell: no other list is shown to the hall
        return
    keys = [page.key for page in deck]
    asked = st.query_params.get(SLIDE, "")
    if asked not in keys:
        leave()
        told = f"{not_found(asked)}这一页，所以没有放映。请核对下面的选择，再点“开始放映”。"
        st.warning(plain(told), icon=":material/link_off:")
        return
    first = keys.index(asked)
    seen = f".st-key-present_stage .st-key-present_slide_{first} {{visibility: visible}}"
    with st.container(key="present_stage", gap=None):
        # Not a style alone: Streamlit would keep it apart from the stage, and not take it away with it.
        st.html(f"<i hidden></i><style>{_STYLE}{seen}</style>")
        st.html(_controls(keys, seconds, document_id), unsafe_allow_javascript=True)
        with st.container(key="present_leave"):
            st.button("退出放映", key="present_leave_button", on_click=leave)
        for at, page in enumerate(deck):
            with st.container(key=f"present_slide_{at}", gap=None):
                _page(page, at, len(deck))


def _page(page: Page, at: int, count: int) -> None:
    mark = "".join(f'<span class="present-mark">{escape(one)}</span>' for one in page.marks)
    kind = "present-cover" if page.key == "cover" else "present-head"
    each = "".join(f"<span>{escape(sign)}</span>" for sign in page.signs)
    signs = f'<p class="present-signs">{each}</p>' if each else ""
    st.html(
        f'<section class="{kind}"><h2>{escape(page.heading)}{mark}</h2><p class="present-sentence" '
        f'style="font-size:{page.size}px">{escape(page.sentence)}</p>{signs}{page.body}</section>'
    )
    if page.panels:
        with st.container(key=f"present_panels_{at}", horizontal=True, wrap=False, gap=None):
            for place, panel in enumerate(page.panels):
                with st.container(key=f"present_figure_{at}_{place}", width=panel.width, height=panel.height, gap=None):
                    chart(panel.figure, f"present_chart_{at}_{place}", page.sentence, panel.width)
    lines = "".join(f"<p>{escape(line)}</p>" for line in page.sources)
    st.html(
        f'<footer class="present-foot"><div>{lines}</div><span>{at + 1} / {count}</span></footer>'
        f'<aside class="present-notes"><b>备注</b><p>{escape(page.notes)}</p></aside>'
    )


def _controls(keys: Sequence[str], seconds: int, document_id: str) -> str:
    """Return the buttons, what is read out to those who cannot see, and the script; all of it the same at each run."""
    buttons = "".join(
        f'<button type="button" data-do="{do}" aria-label="{name}" title="{name}">{word}</button>'
        for do, name, word in _BUTTONS
    )
    return (
        f'<div id="present-controls" data-keys="{escape(" ".join(keys))}" data-seconds="{seconds}" '
        f'data-deck="{escape(document_id)}" data-begun="{"yes" if st.session_state.get(_BEGUN) else ""}">'
        f'<nav class="present-bar" aria-label="放映">{buttons}</nav>'
        '<div id="present-said" role="status" aria-live="polite"></div><div id="present-typed" aria-hidden="true">'
        '</div></div><script src="app/static/present.js"></script>'
    )
