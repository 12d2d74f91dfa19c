"""A notice on the screen: its text with what was recognised marked, its pairs beside it, and what was doubted."""

from html import escape

import pandas as pd
import streamlit as st

from lib.intake.upload import Upload
from lib.ui.markdown import plain
from lib.ui.tables import shown

_SHOWN = 20_000  # characters: a longer text is shown around what was recognised in it
_STYLE = """<style>
.notice {white-space: pre-wrap; overflow-wrap: anywhere; max-height: 26rem; overflow-y: auto; padding: 0.6rem 0.9rem;
  border: 1px solid rgba(128, 138, 150, 0.4); border-radius: 4px; font-size: 0.95rem; line-height: 1.7}
.notice mark {background: rgba(31, 78, 121, 0.16); color: inherit; border-bottom: 2px solid #1F4E79}
.notice mark.chosen {background: #1F4E79; color: white}
.notice u {text-decoration: underline wavy #CC3311; text-underline-offset: 4px}
</style>"""


def shown_notice(upload: Upload) -> None:
    """Show the text beside the pairs read from it; a chosen pair marks its clause. Nothing for a table."""
    if upload.notice is None:
        return
    words, pairs = st.columns([3, 2])
    with pairs:
        chosen = _pairs(upload)
    with words:
        st.html(_STYLE + f'<div class="notice" tabindex="0">{_marked(upload, chosen)}</div>')
        st.caption("底色：读出联系的文字；波浪线：像名单而没有读作联系。点右边一对，左边加深它的出处。")
    _doubts(upload)


def _pairs(upload: Upload) -> tuple[int, int] | None:
    """Show the pairs; return the range of the clause of the chosen one, or else None."""
    spans = list(upload.spans.items())
    if not spans:
        return None
    table = pd.DataFrame([(*pair, upload.places[pair]) for pair, _ in spans], columns=["部门", "组织", "出处"])
    height = min(420, 37 + 35 * len(spans))
    event = st.dataframe(
        table, hide_index=True, height=height, key="publish_pairs", on_select="rerun", selection_mode="single-row"
    )
    rows = event["selection"]["rows"]
    if not rows or rows[0] >= len(spans):
        return None
    pair, span = spans[rows[0]]
    st.caption(plain(f"{pair[0]} — {pair[1]}：{upload.text[span[0] : span[1]]}"))
    return span


def _marked(upload: Upload, chosen: tuple[int, int] | None) -> str:
    """Return the text as HTML, all of it escaped; the chosen clause comes first into view when the text is long."""
    assert upload.notice is not None
    tags = {one.span: "u" for one in upload.notice.doubts} | dict.fromkeys(upload.spans.values(), "mark")
    parts, at = [], 0
    for start, end in sorted(tags):
        if start < at:  # one clause inside another is marked once
            continue
        parts.append(escape(upload.text[at:start][-_SHOWN:]))
        name = tags[start, end]
        kind = ' class="chosen"' if (start, end) == chosen else ""
        parts.append(f"<{name}{kind}>{escape(upload.text[start:end])}</{name}>")
        at = end
    return "".join([*parts, escape(upload.text[at:][:_SHOWN])])


def _doubts(upload: Upload) -> None:
    """Show what looked like a list and was not taken, with the reason."""
    assert upload.notice is not None
    doubts = upload.notice.doubts
    if not doubts:
        return
    with st.expander(f"有 {len(doubts)} 处像名单而没有读作联系，请核对", icon=":material/help:"):
        rows = [(" ".join(upload.text[slice(*one.span)].split())[:80], one.reason) for one in doubts]
        shown(pd.DataFrame(rows, columns=["原文", "为什么"]), key="publish_doubts")
