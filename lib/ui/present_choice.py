"""What is presented: which slides of a list's meeting in which order, and how; all of it lives in the URL."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from lib.archive.document import Document
from lib.archive.occasion import Asked
from lib.archive.unavailable import Unavailable
from lib.exports.meeting.material import Against, Material
from lib.exports.meeting.slides import MAKERS, Slide
from lib.ui import absence, access, meeting_material, messages, pickers
from lib.ui.keeping import kept_choice
from lib.ui.loading import holdings
from lib.ui.markdown import plain
from lib.ui.plan_compared import against
from lib.ui.plan_desk import Desk
from lib.ui.plan_drafts import kept_drafts

PLAN = "下年度方案"
# The kinds that a list may have nothing for, the key of their slides, and why.
ABSENT = {
    "年度变化": ("changes", "没有选上一份名单"),
    "地区对照": ("peer", "没有选可比地区"),
    "计划与落实": ("reality", "这份名单还没有年度报告或活动记录"),
    "制度机制": ("mechanisms", "没有收录条款"),
    "案例": ("cases", "没有收录做法"),
    PLAN: ("plan", "没有以这份名单为底稿的草案，或者您没有查看草案的权限"),
}
SECONDS = {"8 秒": 8, "15 秒": 15, "30 秒": 30, "60 秒": 60}


@dataclass(frozen=True)
class Choice:
    """What the presenter chose; `plan` is a draft, there only when its slide was asked for by one who may see it."""

    asked: Asked
    document: Document
    plan: Against | None
    names: tuple[str, ...]
    seconds: int


def chosen() -> Choice:
    """Let the presenter choose."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        asked = meeting_material.chosen()
        pickers.tell_unknown(list(SECONDS), "present_seconds", usual=1)
        seconds = st.selectbox("循环间隔", list(SECONDS), index=1, key="present_seconds", bind="query-params")
    document = holdings().documents[asked.document_id]
    lost = [one for one in st.query_params.get_all("present_pages") if one not in MAKERS]
    if lost and "present_pages" not in st.session_state:
        told = "、".join(one[:60] for one in lost[: len(MAKERS)])
        st.warning(plain(f"没有这样的页：{told}。要放映哪些页，请在下面选。"), icon=":material/link_off:")
    names = st.multiselect(
        "放映哪些页（按所选先后放映）",
        list(MAKERS),
        default=[name for name in MAKERS if name != PLAN],
        key="present_pages",
        bind="query-params",
        placeholder="请选择",
        select_all=False,
        help="去掉一项再选一次，就排到最后。下年度方案是草案，选了才放映。",
    )
    plan = _draft(document) if PLAN in names else None
    return Choice(asked, document, plan, tuple(names), SECONDS[seconds])


def material(choice: Choice) -> Material:
    """Return what the slides are made from."""
    return replace(meeting_material.material(choice.asked), plan=choice.plan)


def _draft(document: Document) -> Against | None:
    """Let one who may see drafts choose one that started from this list; return it held against the list."""
    if not access.may_publish(access.publisher(), document.jurisdiction, holdings().jurisdictions):
        return None
    try:
        every = kept_drafts(document.jurisdiction)
    except Unavailable:
        return None
    drafts = {
        one.label: (one, one.plan) for one in every if one.last and one.plan and one.plan.base == document.document_id
    }
    if not drafts:
        return None
    kept, plan = drafts[kept_choice("放映哪份草案", list(drafts), "present_draft")]
    return against(Desk(document, kept.sheet.key.year, plan.matrix, plan.matrix, name=kept.name))


def summary(choice: Choice, slides: Sequence[Slide]) -> None:
    """Say how many slides there are, and which of the chosen kinds have nothing to show."""
    if not slides:
        absence.nothing("没有可放映的页。", "请在上面至少选一项。")
        return
    messages.finding(
        f"{choice.document.label}：共{len(slides)}项内容（放不下一页的续页），依次为{'、'.join(_headings(slides))}。",
        choice.document,
    )
    shown = {slide.key.split("-")[0] for slide in slides}
    missing = [
        f"{name}（{reason}）" for name, (key, reason) in ABSENT.items() if name in choice.names and key not in shown
    ]
    if missing:
        st.caption(plain(f"没有材料、不放映：{'，'.join(missing)}。"))


def _headings(slides: Sequence[Slide]) -> list[str]:
    return list(dict.fromkeys(slide.heading.split("：")[0] if slide.key != "cover" else "封面" for slide in slides))
