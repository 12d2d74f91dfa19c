"""What texts describe beyond their lists, read once; and the lines that say which text a fact is from."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd
import streamlit as st

from lib.archive.described import Described, load_described
from lib.archive.folder import data_folder
from lib.archive.holdings import Holdings
from lib.archive.sources import CPPCC, LIAISON, MENTIONED, Source
from lib.ui import messages
from lib.ui.loading import once_for_all
from lib.ui.markdown import plain
from lib.vocabulary.tables import DATA

SUBJECTS = {"对口联系": (LIAISON,), "政协协同": (CPPCC,), "全部": (LIAISON, CPPCC)}


def described() -> Described:
    """Return what the texts describe; nobody may change it."""
    return once_for_all(_load)


def _load(held: Holdings) -> Described:
    return load_described(held, data_folder(DATA))


def problems() -> None:
    """Show what is wrong with the tables, all of it; the rest still works."""
    messages.problems(described().problems)


def place_of(source: Source) -> str:
    """Return the place of a text as a label; demonstration data says so wherever it shows."""
    return f"{source.place}（演示数据）" if source.synthetic else source.place


def with_sources(table: pd.DataFrame) -> pd.DataFrame:
    """Return rows that name a text (document_id) with its place, label, year, subject, and if it is planned."""
    sources = [described().sources[name] for name in table["document_id"]]
    return table.assign(
        place=[place_of(one) for one in sources],
        label=[one.label for one in sources],
        year=pd.array([one.year for one in sources], "Int64"),
        subject=[one.subject for one in sources],
        planned=[one.planned for one in sources],
    )


def sources_of(identities: Iterable[str]) -> list[Source]:
    """Return the texts of these identities, each once, those only mentioned by others left out."""
    found = [described().sources[name] for name in dict.fromkeys(identities)]
    return [one for one in found if one.kind != MENTIONED]


def source_lines(identities: Iterable[str], most: int = 4) -> None:
    """Show which texts a view rests on, one by one or, where there are more than `most`, counted by kind."""
    named = sources_of(identities)
    if len(named) > most:
        kinds = Counter(one.kind for one in named)
        parts = "、".join(f"{kind} {number} 份" for kind, number in kinds.items())
        st.caption(plain(f"来源：{len(named)} 份文件和材料（{parts}），逐条出处见表格。"))
    else:
        for one in named:
            st.caption(plain(f"来源：{one.line}。{one.notes}"))
    if any(one.synthetic for one in named):
        st.warning("含演示数据：标明“演示数据”的由程序生成，不是任何地方的真实文件。", icon=":material/science:")
    st.page_link("pages/about/sources.py", label="来源登记", icon=":material/source:")
