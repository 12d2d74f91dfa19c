"""Which lists are compared: two of them, up to four more, and which pair is looked at; all of it in the URL."""

from dataclasses import dataclass

import streamlit as st

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.ui.loading import once_for_all
from lib.ui.markdown import plain
from lib.ui.pickers import kept_choice, not_found

MOST = 6


@dataclass(frozen=True)
class Chosen:
    """The documents that are compared, two to six, the first one against each other; `a` and `b` are looked at."""

    documents: tuple[Document, ...]
    a: Document
    b: Document

    @property
    def names(self) -> tuple[str, str]:
        """Return what the two sides are called."""
        return self.a.label, self.b.label


def offered(held: Holdings) -> dict[str, Document]:
    """Return the lists of departments by name: complete ones first, demonstration data last."""
    lists = [one for one in held.shown() if one.counterpart_kind == "department"]
    return _named(sorted(lists, key=lambda one: (one.synthetic, not one.complete)))


def not_offered(held: Holdings) -> dict[str, str]:
    """Return the documents that cannot be compared, by name, with the reason."""
    lists = set(offered(held).values())
    return {
        name: _reason(one) for name, one in _named([one for one in held.documents.values() if one not in lists]).items()
    }


def name_of(document: Document, held: Holdings) -> str:
    """Return the name by which a list is chosen on this page, "" when it is not offered."""
    return next((name for name, one in offered(held).items() if one.document_id == document.document_id), "")


def chosen() -> Chosen | None:
    """Let the reader choose the lists and, where there are more than two, the pair; None if there are not two."""
    lists, excluded = once_for_all(offered), once_for_all(not_offered)
    if len(lists) < 2:
        return None

    def missing(asked: str) -> str:
        reason = excluded.get(asked)
        return f"“{asked}”不能比较（{reason}）" if reason else not_found(asked)

    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = list(lists)
        a = kept_choice("甲", names, "cities_a", "完整的部门名单排在前面", missing)
        others = [name for name in names if name != a]
        b = kept_choice(
            "乙", others, "cities_b", missing=lambda asked: "两边是同一份名单" if asked == a else missing(asked)
        )
        more = _more([name for name in others if name != b])
    with_whom = b
    if more:
        rivals = [b, *more]
        if st.session_state.get("cities_with") not in (None, *rivals):
            st.session_state["cities_with"] = b  # otherwise a place no longer chosen would stay in the URL
        with_whom = st.segmented_control(
            f"{plain(a)}与谁逐项对照", rivals, default=b, key="cities_with", bind="query-params", required=True
        )
    return Chosen(tuple(lists[name] for name in (a, b, *more)), lists[a], lists[with_whom or b])


def _more(options: list[str]) -> list[str]:
    """Let the reader add up to four places."""
    asked = [] if "cities_more" in st.session_state else st.query_params.get_all("cities_more")
    lost = [name for name in asked if name not in options]
    chosen = st.multiselect(
        f"再加几个（合计至多 {MOST} 个）",
        options,
        key="cities_more",
        bind="query-params",
        placeholder="不加",
        select_all=False,
    )
    if lost:
        st.warning(plain(f"没有加上：{'、'.join(name[:60] for name in lost[:MOST])}。"), icon=":material/link_off:")
    if len(chosen) > MOST - 2:
        st.warning(f"至多同时比较 {MOST} 个，只显示前 {MOST} 个。", icon=":material/filter_6:")
    return chosen[: MOST - 2]


def _reason(document: Document) -> str:
    if document.counterpart_kind == "committee":
        return "政协专委会名单，不是政府部门"
    return "只公布了数字，没有名单" if document.evidence == "counts" else "没有收录名单"


def _named(documents: list[Document]) -> dict[str, Document]:
    """Return documents by the shortest name that tells each from the others."""
    labels = [one.label for one in documents]
    longer = [f"{one.label} {one.number or one.title}" for one in documents]
    return {
        label if labels.count(label) == 1 else long if longer.count(long) == 1 else f"{long}（{one.document_id}）": one
        for label, long, one in zip(labels, longer, documents, strict=True)
    }
