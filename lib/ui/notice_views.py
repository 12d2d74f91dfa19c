"""A notice on the screen: its text with what was recognised marked, its pairs beside it, and what was doubted."""

import re
from html import escape

import pandas as pd
import streamlit as st

from lib.intake.upload import Upload
from lib.ui.markdown import plain
from lib.ui.tables import shown

_SHOWN = 20_000  # characters of a folded passage: of a longer one only the end can be opened
_FOLDED, _AROUND = 600, 150  # a passage without any list is folded but for its ends, so that the lists are in sight
_LEAD = 200  # so many characters before the clause that matters need no folding
_BLANK_LINES = re.compile(r"\n\s*\n")
_STYLE = """<style>
.notice {white-space: pre-wrap; overflow-wrap: anywhere; max-height: 26rem; overflow-y: auto; padding: 0.6rem 0.9rem;
  border: 1px solid rgba(128, 138, 150, 0.4); border-radius: 4px; font-size: 0.95rem; line-height: 1.7}
.notice mark {background: rgba(64, 132, 200, 0.22); color: inherit; border-bottom: 2px solid #4084C8}
.notice mark.chosen {background: #1F4E79; color: white}
.notice details {margin: 0.3rem 0; border-left: 3px solid rgba(128, 138, 150, 0.4); padding-left: 0.6rem}
.notice summary {cursor: pointer; opacity: 0.75}
.notice u {text-decoration: underline wavy #CC3311; text-underline-offset: 4px}
</style>"""


def shown_notice(upload: Upload) -> None:
    """Show the text beside the pairs read from it; a chosen pair marks its clause. Of a table, where each pair stands.

    The mechanisms are named of a document around a table too.
    """
    if upload.notice is None:
        _cells(upload)
        _mechanisms(upload)
        return
    words, pairs = st.columns([3, 2])
    with pairs:
        chosen = _pairs(upload)
    with words:
        st.html(
            _STYLE
            + f'<div class="notice" tabindex="0" role="region" aria-label="读到的全文">{_marked(upload, chosen)}</div>'
        )
        st.caption("底色：读出联系的文字；波浪线：像名单而没有读作联系。点右边一对，左边就从它的出处开始。")
    _doubts(upload)
    _mechanisms(upload)


def _cells(upload: Upload) -> None:
    """Show for each pair of a table in which row and column it was read."""
    if upload.places:
        with st.expander("每一对联系读自表中哪一格", icon=":material/pin_drop:"):
            rows = [(*pair, place) for pair, place in upload.places.items()]
            shown(pd.DataFrame(rows, columns=["部门", "组织", "出处"]), key="publish_places")


def _pairs(upload: Upload) -> tuple[int, int] | None:
    """Show the pairs; return the range of the clause of the chosen one, or else None."""
    spans = list(upload.spans.items())
    if not spans:
        return None
    table = pd.DataFrame([(*pair, upload.places[pair]) for pair, _ in spans], columns=["部门", "组织", "出处"])
    height = min(420, 37 + 35 * len(spans))
    event = st.dataframe(
        table,
        hide_index=True,
        height=height,
        key="publish_pairs",
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        column_config={"部门": st.column_config.TextColumn(width=170)},
    )
    rows = event["selection"]["rows"] or [row for row, _ in event["selection"]["cells"]]
    if not rows or rows[0] >= len(spans):
        return None
    pair, span = spans[rows[0]]
    st.caption(plain(f"{pair[0]} — {pair[1]}：{upload.text[span[0] : span[1]]}"))
    return span


def _marked(upload: Upload, chosen: tuple[int, int] | None) -> str:
    """Return the text as HTML, all of it escaped: clauses marked, long passages between them folded.

    It starts shortly before the chosen clause, or the first one: what stands before is folded.
    """
    first = chosen or min(upload.spans.values(), default=(0, 0))
    start = upload.text.rfind("\n", 0, max(upload.text.rfind("\n", 0, first[0]), 0)) + 1  # the line before its line
    start = next((one[0] for one in upload.spans.values() if one[0] < start < one[1]), start)
    before, rest = _pieces(upload, chosen, 0, start), _pieces(upload, chosen, start, len(upload.text))
    if len(upload.text[:start].strip()) < _LEAD:
        return before + rest
    return f"<details><summary>前面还有 {start} 个字，点开可看</summary>{before}</details>{rest}"


def _pieces(upload: Upload, chosen: tuple[int, int] | None, at: int, until: int) -> str:
    """Return one part of the text as HTML; no clause lies across its ends."""
    assert upload.notice is not None
    tags = {one.span: "u" for one in upload.notice.doubts} | dict.fromkeys(upload.spans.values(), "mark")
    parts = []
    for start, end in sorted(tags):
        if start < at or end > until:  # one clause inside another is marked once
            continue
        parts.append(_passage(upload.text[at:start]))
        name = tags[start, end]
        kind = ' class="chosen"' if (start, end) == chosen else ""
        parts.append(f"<{name}{kind}>{escape(upload.text[start:end])}</{name}>")
        at = end
    return "".join([*parts, _passage(upload.text[at:until])])


def _passage(text: str) -> str:
    """Return text without any clause; of a long one the ends stay in sight and the rest opens with a click."""
    start = max(text.rfind("\n", 0, _AROUND), 0) or _AROUND
    end = text.find("\n", len(text) - _AROUND)
    end = end if end >= 0 else len(text) - _AROUND
    if end - start < _FOLDED:
        return _escaped(text)
    inner = text[start:end].strip("\n")
    told = "点开可看" if len(inner) <= _SHOWN else f"点开可看最后 {_SHOWN} 个字"
    head, tail = _escaped(text[:start]), _escaped(text[end:].lstrip("\n"))
    summary = f"<summary>这里有 {len(inner)} 个字没有名单，{told}</summary>"
    return f"{head}<details>{summary}{_escaped(inner[-_SHOWN:])}</details>{tail}"


def _escaped(text: str) -> str:
    """Return text as HTML without its blank lines: what matters is to be in sight."""
    return escape(_BLANK_LINES.sub("\n", text))


def _doubts(upload: Upload) -> None:
    """Show what looked like a list and was not taken, with the reason."""
    assert upload.notice is not None
    doubts = upload.notice.doubts
    if not doubts:
        return
    with st.expander(f"有 {len(doubts)} 处像名单而没有读作联系，请核对", icon=":material/help:"):
        rows = [(" ".join(upload.text[slice(*one.span)].split()), one.reason) for one in doubts]
        st.markdown("\n".join(f"- “{plain(words)}”——{plain(reason)}" for words, reason in rows))


def _mechanisms(upload: Upload) -> None:
    """Name the mechanisms that the notice sets up; they are shown, no part of what is published."""
    named = upload.metadata.mechanisms if upload.metadata else ()
    if named:
        with st.expander(f"文中写到 {len(named)} 项制度机制（供参考，不随名单发布）", icon=":material/rule:"):
            st.markdown("\n".join(f"- {plain(name)}" for name in named))
