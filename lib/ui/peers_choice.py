"""Who counts as comparable, as the reader chooses it; every condition is in the URL."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.archive.document import LEVELS, Document
from lib.archive.holdings import Holdings
from lib.figures.comparison_words import TYPES
from lib.measures.applicability import comparison_withheld
from lib.measures.matrix_type import MatrixType, matrix_type
from lib.ui import absence, messages, pickers
from lib.ui.compared import masks
from lib.ui.loading import holdings, once, once_for_all
from lib.ui.peers_filters import AFTER, BEFORE, NEAR, REFORM, YEARS_NEAR, Filters

ANY_LEVEL, SAME_LEVEL = "不限层级", "与本地同级"
ANY_PROVINCE, SAME_PROVINCE = "全国", "本省"
ANY_TYPE, SAME_TYPE = "不限类型", "与本地同类型"
KINDS = {name: kind.value for kind, name in TYPES.items() if kind != MatrixType.UNDETERMINED}
PERIODS = {
    "不限年份": "",
    f"前后{YEARS_NEAR}年以内": NEAR,
    f"{REFORM}年及以前": BEFORE,
    f"{REFORM + 1}年及以后": AFTER,
}


def filters(own: Document) -> Filters:
    """Let the reader choose who counts as comparable with a document."""
    above = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        level = _choice(above, "可比的层级", [ANY_LEVEL, SAME_LEVEL, *LEVELS.values()], "peers_level")
        province = _choice(above, "省份", [ANY_PROVINCE, SAME_PROVINCE, *once_for_all(provinces)], "peers_province")
        kind = _choice(above, "名单类型", [ANY_TYPE, SAME_TYPE, *KINDS], "peers_type")
        period = _choice(above, "年份", list(PERIODS), "peers_period")
        demo = once_for_all(any_demo) and st.toggle(
            "演示数据与真实名单互比", key="peers_demo", bind="query-params", help="平时演示数据只与演示数据比"
        )
    own_kind = once(matrix_type, own, own.complete)
    if kind == SAME_TYPE and own_kind == MatrixType.UNDETERMINED:
        absence.nothing("本地名单的类型不能判断，“与本地同类型”不起作用。", "请改选一种类型。")
        kind = ANY_TYPE
    return Filters(
        own.level if level == SAME_LEVEL else {name: key for key, name in LEVELS.items()}.get(level, ""),
        own.province if province == SAME_PROVINCE else "" if province == ANY_PROVINCE else province,
        own_kind.value if kind == SAME_TYPE else KINDS.get(kind, ""),
        PERIODS[period],
        bool(demo),
    )


def stop_without_list(document: Document) -> None:
    """Say what cannot be done with a document that has no list of departments, and end the page there."""
    if document.document_id not in holdings().matrices and document.evidence != "other-matrix":
        absence.nothing(
            "没有公布名单，既不能与别处比相似，也列不出差距。", "有了名单，发布后即可对标。", "pages/manage/publish.py"
        )
    messages.stop_without_matrix(document)
    if document.counterpart_kind == "committee":
        messages.finding(f"{document.label}是政协专委会的名单，不与政府部门的名单对标。")
        messages.standing(document)
        messages.source(document)
        st.stop()


def stop_unclassified(document: Document) -> None:
    """Say what cannot be done with a list of which many departments have no known function, and end the page there."""
    reason = comparison_withheld((document.label,), (masks(document),)) if document.complete else ""
    if reason:
        messages.finding(f"{document.label}还不能对标。")
        messages.standing(document)
        absence.nothing(reason, "认定职能后即可对标。", "pages/manage/functions.py")
        messages.source(document)
        st.stop()


def provinces(held: Holdings) -> list[str]:
    """Return the provinces of which a list of departments is held, by code."""
    lists = [
        one
        for one in held.documents.values()
        if one.document_id in held.matrices and one.counterpart_kind == "department"
    ]
    return list(dict.fromkeys(one.province for one in sorted(lists, key=lambda one: one.jurisdiction)))


def any_demo(held: Holdings) -> bool:
    """Tell whether demonstration data are held."""
    return any(one.synthetic for one in held.documents.values())


def _choice(above: DeltaGenerator, label: str, options: list[str], key: str) -> str:
    """Let the reader choose; that an address asks for something else is told once, in the place `above`."""
    with above:
        pickers.tell_unknown(options, key)
    return st.selectbox(label, options, key=key, bind="query-params") or options[0]
