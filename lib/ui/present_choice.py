"""What is presented: which list, what it is held against, which slides in which order; all of it lives in the URL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.exports.meeting.slides import MAKERS, Slide
from lib.ui import messages, pickers
from lib.ui.loading import holdings, once_for_all
from lib.ui.markdown import plain
from lib.ui.peers_filters import Filters
from lib.ui.peers_lists import peers_of

NOTHING = "不比较"
PLAN = "下年度方案"
# The kinds that a list may have nothing for, the key of their slides, and why.
ABSENT = {
    "年度变化": ("changes", "没有选上一份名单"),
    "地区对照": ("peer", "没有选对照地区"),
    "计划与落实": ("reality", "这份名单还没有年度报告或活动记录"),
    "制度机制": ("mechanisms", "没有收录条款"),
    "案例": ("cases", "没有收录做法"),
    PLAN: ("plan", "没有下年度的草案"),
}
SECONDS = {"8 秒": 8, "15 秒": 15, "30 秒": 30, "60 秒": 60}


@dataclass(frozen=True)
class Choice:
    """What the presenter chose; `plan` is a draft and only there when its slide was asked for."""

    document: Document
    previous: Document | None
    peer: Document | None
    plan: Document | None
    names: tuple[str, ...]
    seconds: int


def chosen() -> Choice:
    """Let the presenter choose."""
    lists = _lists()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        document = pickers.document({name for name, each in lists.items() if not _draft(each)})
        previous = _one("上一份名单", _earlier(document, lists), "present_previous")
        peer = _one("对照地区", _peers(document, lists), "present_peer")
        seconds = st.selectbox("循环间隔", list(SECONDS), index=1, key="present_seconds", bind="query-params")
    drafts = [each for each in lists.values() if _draft(each) and each.jurisdiction == document.jurisdiction]
    usual = [name for name in MAKERS if name != PLAN]
    names = st.multiselect(
        "放映哪些页（按所选先后放映）",
        list(MAKERS),
        default=usual,
        key="present_pages",
        bind="query-params",
        placeholder="请选择",
        select_all=False,
        help="去掉一项再选一次，就排到最后。下年度方案是草案，选了才放映。",
    )
    plan = drafts[-1] if drafts and PLAN in names else None
    return Choice(document, previous, peer, plan, tuple(names), SECONDS[seconds])


def _lists() -> dict[str, Document]:
    held = holdings()
    every = held.documents.items()
    return {name: one for name, one in every if one.rows == "部门" and name in held.matrices}


def _draft(one: Document) -> bool:
    return one.evidence == "planned"


def _earlier(document: Document, lists: Mapping[str, Document]) -> dict[str, Document]:
    """Return the other lists of the place, the one before this first."""
    others = [
        one
        for one in lists.values()
        if one.jurisdiction == document.jurisdiction and one is not document and not _draft(one)
    ]
    others.sort(key=_moment, reverse=True)
    others.sort(key=lambda one: _moment(one) >= _moment(document))
    return {pickers.name_of(one): one for one in others}


def _moment(one: Document) -> tuple[int, str]:
    return one.year or one.year_to or one.year_from or 0, one.issued_on


def _peers(document: Document, lists: Mapping[str, Document]) -> dict[str, Document]:
    """Return the lists of other places, the most alike complete one first; invented ones only beside invented ones."""
    near = once_for_all(_near, document.document_id)
    others = [one for name, one in lists.items() if name not in near and one.jurisdiction != document.jurisdiction]
    fitting = [one for one in others if not _draft(one) and (document.synthetic or not one.synthetic)]
    fitting.sort(key=lambda one: not one.complete)
    every = [*(lists[name] for name in near if name in lists), *fitting]
    return {f"{one.place} {pickers.name_of(one)}": one for one in every}


def _near(held: Holdings, document_id: str) -> list[str]:
    filters = Filters(demo=held.documents[document_id].synthetic)
    return [one.document.document_id for one in peers_of(held, document_id, filters).whole]


def _one(label: str, offered: Mapping[str, Document], key: str) -> Document | None:
    """Let the presenter choose one of the lists or none; the first is chosen until then."""
    options: Sequence[str] = [*offered, NOTHING]
    if st.session_state.get(key) not in options:  # the list has changed, or the link was wrong
        asked = st.query_params.get(key)
        st.session_state[key] = asked if asked in options else options[0]
    return offered.get(st.selectbox(label, options, key=key, bind="query-params"))


def summary(choice: Choice, slides: Sequence[Slide]) -> None:
    """Say how many slides there are, and which of the chosen kinds have nothing to show."""
    if not slides:
        messages.nothing("没有可放映的页：请在上面至少选一项。")
        return
    messages.finding(f"{choice.document.label}：共{len(slides)}项内容，依次为{'、'.join(_headings(slides))}。")
    shown = {slide.key.split("-")[0] for slide in slides}
    missing = [
        f"{name}（{reason}）" for name, (key, reason) in ABSENT.items() if name in choice.names and key not in shown
    ]
    if missing:
        st.caption(plain(f"没有材料、不放映：{'，'.join(missing)}。"))


def _headings(slides: Sequence[Slide]) -> list[str]:
    return list(dict.fromkeys(slide.heading.split("：")[0] if slide.key != "cover" else "封面" for slide in slides))
