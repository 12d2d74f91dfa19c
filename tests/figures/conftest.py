"""Matrices for these tests: the two hand-checked ones, small typed ones, and random ones of any size."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from lib.vocabulary.parties import ORDER

MATRICES = Path(__file__).resolve().parents[2] / "data" / "matrices"
CELLS = {"1": True, "0": False, "?": pd.NA}


def matrix_of(departments: list[str], cells: list[list[object]]) -> pd.DataFrame:
    return pd.DataFrame(
        cells,
        index=pd.Index(departments, name="department"),
        columns=pd.Index(list(ORDER[: len(cells[0])]), name="party"),
        dtype="boolean",
    )


@pytest.fixture(scope="session")
def qingdao() -> pd.DataFrame:
    return _shipped("qingdao-2008")


@pytest.fixture(scope="session")
def fenghua() -> pd.DataFrame:
    return _shipped("fenghua-2019")


@pytest.fixture(scope="session")
def typed() -> Callable[..., pd.DataFrame]:
    """Give typed({"市教育局": "10?"}): organisations are the first of the official order."""
    return lambda rows: matrix_of(list(rows), [[CELLS[cell] for cell in row] for row in rows.values()])


@pytest.fixture(scope="session")
def random_matrix() -> Callable[[int, int], pd.DataFrame]:
    """Give random_matrix(rows, columns): about a third linked."""

    def build(rows: int, columns: int) -> pd.DataFrame:
        cells = np.random.default_rng(7).random((rows, columns)) < 0.35
        return matrix_of([f"市第{number}局" for number in range(rows)], cells.tolist())

    return build


def _shipped(document_id: str) -> pd.DataFrame:
    matrix = pd.read_csv(MATRICES / f"{document_id}.csv", index_col="部门", encoding="utf-8-sig").astype("boolean")
    return matrix.rename_axis(index="department", columns="party")
