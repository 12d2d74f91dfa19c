"""Matrices for these tests: shipped ones, and small ones typed as rows of 1, 0 and ? (not known)."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import strategies as st

from lib.measures.collection import Collection
from lib.vocabulary.parties import ORDER

MATRICES = Path(__file__).resolve().parents[2] / "data" / "matrices"
# One function, several of them, none, and two names of one function.
DEPARTMENTS = ("市教育局", "区教育体育局", "市文化和旅游局", "市民宗局", "县水利局", "市蓝莓产业服务中心", "市建委")
CELLS = {"1": True, "0": False, "?": pd.NA}


@pytest.fixture(scope="session")
def shipped() -> Callable[[str], pd.DataFrame]:
    """Give shipped("qingdao-2008"): the matrix of a shipped document, read by pandas alone."""

    def read(document_id: str) -> pd.DataFrame:
        matrix = pd.read_csv(MATRICES / f"{document_id}.csv", index_col="部门", encoding="utf-8-sig").astype("boolean")
        return matrix.rename_axis(index="department", columns="party")

    return read


@pytest.fixture(scope="session")
def typed() -> Callable[..., pd.DataFrame]:
    """Give typed("110", "01?"): departments 甲局, 乙局, …; organisations 民革, 民盟, … in official order."""

    def build(*rows: str) -> pd.DataFrame:
        return pd.DataFrame(
            [[CELLS[cell] for cell in row] for row in rows],
            index=pd.Index([f"{'甲乙丙丁戊己庚辛壬癸'[number]}局" for number in range(len(rows))], name="department"),
            columns=pd.Index(list(ORDER[: len(rows[0])]) if rows else [], name="party"),
            dtype="boolean",
        )

    return build


@st.composite
def _some_matrices(draw):
    made = []
    for _ in range(draw(st.integers(0, 5))):
        parties = [name for name in ORDER if draw(st.booleans())]
        departments = draw(st.lists(st.sampled_from(DEPARTMENTS), unique=True, max_size=6))
        shape = len(departments), len(parties)
        cells = [[draw(st.sampled_from([True, False, None])) for _ in parties] for _ in departments]
        index = pd.Index(departments, dtype=object, name="department")
        columns = pd.Index(parties, dtype=object, name="party")
        made.append(pd.DataFrame(np.array(cells, object).reshape(shape), index, columns, dtype="boolean"))
    return made


@pytest.fixture(scope="session")
def some_matrices() -> st.SearchStrategy[list[pd.DataFrame]]:
    """Give a strategy of small matrices with unknown cells, absent organisations, and now and then nothing at all."""
    return _some_matrices()


@pytest.fixture(scope="session")
def repeated() -> Callable[[Collection, int], Collection]:
    """Give repeated(collection, times): its matrices again and again, more than are worked on at a time."""

    def repeat(held: Collection, times: int) -> Collection:
        starts = np.concatenate([[0], np.cumsum(np.tile(np.diff(held.starts), times))])
        parts = (np.tile(part, times) for part in (held.department, held.linked, held.unknown, held.organisations))
        return Collection(starts, *parts, held.names)

    return repeat
