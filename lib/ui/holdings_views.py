"""What the overview shows of everything held: the chart of places and years, cards of complete lists, the country."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.figures.holdings_chart import holdings_chart
from lib.figures.region_grid import region_grid
from lib.figures.style import Ink
from lib.ui import absence, pickers, regions
from lib.ui.cards import document_card
from lib.ui.charts import clickable_chart
from lib.ui.loading import ink, once_for_all
from lib.ui.pickers import address_of
from lib.ui.selection import clicked_node, kept_document

NEWEST = 6  # complete lists that have a card of their own where there are thousands
COUNTRY, PROVINCE = "全国", "全省"


def places_and_years(held: Holdings, ink: Ink, region: str) -> Any:
    """Return the chart with one mark per document, by place and year; of one region (its code) or, for "", of all."""
    documents = sorted(
        regions.documents_in(held, region) if region else held.documents.values(),
        key=lambda one: (one.synthetic, not one.complete or one.counterpart_kind != "department", one.jurisdiction),
    )
    frame = pd.DataFrame(
        {
            "place": [one.place for one in documents],
            "province": [one.province for one in documents],
            "year": pd.array([one.year for one in documents], "Int64"),
            "year_from": pd.array([one.year_from for one in documents], "Int64"),
            "year_to": pd.array([one.year_to for one in documents], "Int64"),
            "status": [_status(one) for one in documents],
            "label": [f"{one.place}{one.period}：{one.title}" for one in documents],
            "document_id": [one.document_id for one in documents],
        }
    )
    return holdings_chart(frame, ink)


def few_places(held: Holdings) -> None:
    """Show a card for each complete list, and every document by place and year."""
    st.header("可以完整查看的名单")
    complete_lists(held)
    st.header("各地各年公布了什么")
    _marks(held, "overview_chart")


def complete_lists(held: Holdings) -> None:
    """Show a card for each complete list of departments, with the way to its pages; the invented city in one line."""
    whole = [one for one in held.shown() if one.complete and one.counterpart_kind == "department"]
    lists = [one for one in whole if not one.synthetic]
    if not lists:
        absence.nothing("还没有收录完整名单。", "请发布一份完整名单。", "pages/manage/publish.py")
    _cards(lists, held)
    invented = [one for one in whole if one.synthetic]
    if invented:
        partial = sum(one.synthetic for one in held.documents.values()) - len(invented)
        told = f"{len(invented)}份完整名单" + (f"和{partial}份部分名单" if partial else "")
        newest = max(invented, key=lambda one: one.year or 0)
        st.page_link(
            "pages/browse/matrix.py",
            label=f"另有演示城市“{newest.place}”{told}（演示数据，由程序生成，不计入上面的数字）",
            icon=":material/science:",
            query_params=address_of(newest),
        )


def country(held: Holdings) -> None:
    """Show the lists of a whole country by province, of a province by city, of a city one by one."""
    region, path = _region(held)
    st.header("各地各年公布了什么")
    if len(path) < 2:
        st.caption(
            "格中数字为有完整名单的地区数，颜色越深，占本地地区总数的比例越高；“·”只有部分名单，空白为没有收录。点一格看下一级。"
        )
        clickable_chart(
            once_for_all(_grid, region, ink()),
            key=f"overview_regions_{region}",
            alt="各地区各年份有完整名单的地区数",
        )
    else:
        _marks(held, f"overview_places_{region}", region)
    st.header(f"{path[-1] if path else COUNTRY}最近的完整名单")
    _cards(once_for_all(regions.newest, region, NEWEST), held)
    st.page_link(
        "pages/about/sources.py",
        label=f"查找{path[-1] if path else COUNTRY}的全部文件",
        icon=":material/search:",
        query_params={"sources_search": path[-1].removesuffix(regions.OWN)} if path else {},
    )


def _region(held: Holdings) -> tuple[str, list[str]]:
    """Let the reader choose a province and a city, here or by a click in the grid; return its code and the names."""
    region, path = "", list[str]()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for label, every, key in (("省份", COUNTRY, "overview_province"), ("市", PROVINCE, "overview_city")):
            below = {name: code for code, name in once_for_all(regions.inside, region).items()}
            grid = st.session_state.get(f"overview_regions_{region}")
            clicked = once_for_all(regions.inside, region).get(clicked_node(grid) or "") if grid else None
            if clicked:
                st.session_state[key] = clicked
            pickers.tell_unknown([every, *below], key)
            if st.session_state.get(key) not in (None, every, *below):
                st.session_state[key] = every  # the city of another province
            chosen = st.selectbox(label, [every, *below], key=key, bind="query-params", help="也可以点图中一格")
            if chosen == every:
                break
            region, path = below[chosen], [*path, chosen]
    return region, path


def _grid(held: Holdings, region: str, ink: Ink) -> Any:
    return region_grid(regions.counts(held, region), ink)


def _marks(held: Holdings, key: str, region: str = "") -> None:
    """Show one mark per document, by place and year, and the card of the one that was clicked."""
    event = clickable_chart(once_for_all(places_and_years, ink(), region), key=key, alt="各地区各年份的文件分布图")
    document = kept_document(event, "overview_document", held)
    if document:  # a complete list has a card among the others, too
        document_card(document, held, "chosen")


def _cards(lists: Sequence[Document], held: Holdings) -> None:
    for start in range(0, len(lists), 3):
        for column, document in zip(st.columns(3), lists[start : start + 3], strict=False):
            with column:
                document_card(document, held)


def _status(one: Document) -> str:
    if one.synthetic:
        return "演示数据"
    return "政协专委会" if one.counterpart_kind == "committee" else one.completeness
