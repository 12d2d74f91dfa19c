"""From a file to what was understood of it: the upload, what the clerk may override, every problem with its place."""

from dataclasses import replace
from pathlib import PurePath

import pandas as pd
import streamlit as st

from lib.intake.problems import Problem
from lib.intake.upload import LABELS, Choices, Upload, read_upload
from lib.ui import publish_handover, uploader
from lib.ui.downloads import table_button
from lib.ui.markdown import plain
from lib.ui.tables import shown
from lib.vocabulary.parties import PARTIES

UPLOAD, PASTE = "上传文件", "粘贴通知文字"
PASTED = "粘贴的通知"  # the name that a pasted text goes by, as a file has one
KINDS = "Excel、WPS 表格、CSV、Word、PDF、网页或文本"
SHOWN_PROBLEMS = 20
SHOWN_WARNINGS = 8


def received() -> tuple[str, Upload] | None:
    """Let the clerk hand in a file; return its name and what was read of it, or None before there is one.

    The choices by which the clerk overrides what was recognised are offered with it.
    """
    handed = publish_handover.taken()
    if handed is not None:
        return handed[0], _read(handed[1], handed[0], Choices())
    # The way is remembered, and a text that was pasted is still there when the clerk comes back from another page.
    first_way = PASTE if st.session_state.get("publish_kept") else st.session_state.get("publish_way_kept", UPLOAD)
    way = st.segmented_control("名单从哪里来", [UPLOAD, PASTE], default=first_way, key="publish_way", required=True)
    st.session_state["publish_way_kept"] = way
    handed_in = _pasted() if way == PASTE else uploader.handed_in("部门报来的名单", "publish_file", KINDS)
    if handed_in is None:
        return None
    name, content = handed_in
    first = _read(content, name, Choices())
    if way == PASTE and first.matrix is None and first.notice is None:
        return name, _no_notice(first)
    if first.notice is not None:
        chosen = _organisations(first)
    else:
        with st.expander("识别得不对？在这里指定", icon=":material/tune:"):
            chosen = _choices(first)
    return name, first if chosen == Choices() else _read(content, name, chosen)


def rescued() -> None:
    """Show the pasted text to one who may no longer publish: logging in begins a new page, without it."""
    kept = st.session_state.get("publish_kept")
    if kept:
        st.text_area("您粘贴的文字还在这里；登录会刷新页面，请先复制", value=kept, height=220, key="publish_rescued")


def _pasted() -> tuple[str, bytes] | None:
    text = st.text_area(
        "通知全文",
        value=st.session_state.get("publish_kept", ""),
        height=220,
        key=f"publish_text_{st.session_state.get('publish_round', 0)}",
        placeholder="把通知全文粘贴在这里，例如：市教育局、市科技局对口联系民盟、民进；市司法局对口联系民革。",
    )
    st.session_state["publish_kept"] = text
    st.button("识别", key="publish_read", icon=":material/find_in_page:")
    return (PASTED, text.encode("utf-8", "replace")) if text.strip() else None


def _no_notice(read: Upload) -> Upload:
    """Return what to tell of a pasted text that is neither notice nor table: who pastes knows of no encodings."""
    found = tuple(Problem("no-liaisons") if one.code == "not-a-table" else one for one in read.problems)
    return replace(read, problems=found, encoding="", understood=())


def _organisations(first: Upload) -> Choices:
    """Ask for the organisations that 各民主党派 stands for, where the notice does not name them."""
    assert first.notice is not None
    if not first.notice.asks_organisations:
        return Choices()
    names = st.multiselect(
        "文中写的是“各民主党派”而没有逐家列出，请选定是哪几家",
        [party.short for party in PARTIES],
        key="publish_organisations",
        placeholder="选择组织",
        select_all=False,
    )
    return Choices(organisations=tuple(names))


def understood(upload: Upload) -> None:
    """Show in words what was recognised in the file and what was set aside."""
    parts = [
        f"工作表：{upload.sheet}" if upload.sheet else "",
        f"编码：{upload.encoding}" if upload.encoding and upload.notice is None else "",
    ]
    parts.append(f"格式：{LABELS[upload.layout]}" if upload.layout else "")
    parts.append(f"表头在第 {upload.header_row} 行" if upload.header_row else "")
    if any(parts):
        st.markdown(plain("识别结果：" + "；".join(part for part in parts if part) + "。"))
    st.caption(plain("".join(upload.understood)))


def problems(name: str, found: tuple[Problem, ...], by_hand: bool = False) -> None:
    """Show all problems of a file, each with place, fault and way out; nothing is stored while there are any.

    `by_hand`: of the table that the clerk corrects.
    """
    where, way = ("文字", "再点“识别”") if name == PASTED else ("文件", "重新上传")
    where, way = ("手工更正的表", "继续") if by_hand else (where, way)
    st.error(f"{where}中有 {len(found)} 处问题，改好后{way}；在此之前不会保存任何内容。", icon=":material/report:")
    table = pd.DataFrame(
        [(one.place or "整体", one.message.removeprefix(f"{one.place}：")) for one in found],
        columns=["位置", "问题和改法"],
    )
    shown(table.head(SHOWN_PROBLEMS), key="publish_problems")
    if len(found) > SHOWN_PROBLEMS:
        st.caption(f"这里列出前 {SHOWN_PROBLEMS} 处，其余 {len(found) - SHOWN_PROBLEMS} 处在下载的清单里。")
    notes = (f"“{name}”中有 {len(found)} 处问题，改好后{way}。",)
    table_button(table, f"{PurePath(name).stem}的问题清单", key="publish_problems_csv", notes=notes, what="问题清单")


def warnings(found: tuple[Problem, ...]) -> None:
    """Show what does not block but must be seen; a long list does not push the difference off the screen."""
    if found:
        lines = [f"- {plain(one.message)}" for one in found]
        st.warning("请留意：\n\n" + "\n".join(lines[:SHOWN_WARNINGS]), icon=":material/warning:")
        if lines[SHOWN_WARNINGS:]:
            with st.expander(f"其余 {len(lines) - SHOWN_WARNINGS} 条"):
                st.markdown("\n".join(lines[SHOWN_WARNINGS:]))


@st.cache_data(max_entries=32, show_spinner="正在读取和检查文件…")
def _read(content: bytes, name: str, choices: Choices) -> Upload:
    return read_upload(content, name, choices)


def _choices(first: Upload) -> Choices:
    automatic = "自动识别"
    one, two, three, four = st.columns(4)
    sheet = one.selectbox("工作表", [automatic, *first.sheets], key="publish_sheet")
    encodings = [automatic, "utf-8", "gb18030", "utf-16", "big5"]
    encoding = two.selectbox("文字编码", encodings, key="publish_encoding")
    layouts = {automatic: None} | {label: layout for layout, label in LABELS.items()}
    layout = three.selectbox("格式", list(layouts), key="publish_layout")
    header = four.number_input("表头在第几行", min_value=1, value=None, placeholder=automatic, key="publish_header")
    return Choices(
        sheet=None if sheet == automatic else sheet,
        encoding=None if encoding == automatic else encoding,
        layout=layouts[layout],
        header_row=int(header) if header else None,
    )
