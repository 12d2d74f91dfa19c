"""Matrices for these tests: shipped ones, and small ones typed as rows of 1, 0 and ? (not known)."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from lib.vocabulary.parties import ORDER

MATRICES = Path(__file__).resolve().parents[2] / "data" / "matrices"
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
