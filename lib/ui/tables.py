"""Tables as they stand on the screen: Chinese headings, numbers that sort, nothing worked out here twice."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from lib.measures.biadjacency import neighbours
from lib.measures.coverage import department_degrees, party_degrees
from lib.ui.loading import crosswalk
from lib.ui.meanings import meaning
from lib.vocabulary.functions import BY_KEY

MARKS = {True: "●", False: ""}
WHOLE_HEIGHT = 560
ROW_HEIGHT = 35
# More rows than this nobody reads on the screen, and sending them would take longer with every list that is held.
MOST_ROWS = 1_000


def matrix_table(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return a matrix for reading: ● linked, blank not linked, ? not known, with row sums."""
    marks = matrix.astype(object).map(lambda cell: "?" if cell is pd.NA else MARKS[bool(cell)])
    marks.insert(0, "部门", [str(name) for name in matrix.index])
    marks[_counted("联系数", matrix)] = department_degrees(matrix).to_numpy()
    return marks.reset_index(drop=True)


def department_table(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return one row per department: functions, number of organisations and their names."""
    held = [crosswalk().functions_of(str(name)) for name in matrix.index]
    linked = ["、".join(neighbours(matrix, str(name))) for name in matrix.index]
    return pd.DataFrame(
        {
            "部门": [str(name) for name in matrix.index],
            "职能类别": [crosswalk().group_of(str(name)) for name in matrix.index],
            "职能": ["、".join(BY_KEY[key].name for key in keys) for keys in held],
            _counted("联系组织数", matrix): department_degrees(matrix).to_numpy(),
            "联系组织": linked,
        }
    )


def party_table(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return one row per organisation: number of departments, share of the known ones, their names."""
    known = matrix.notna().sum()
    # Of an organisation without a known cell nothing is known: not zero.
    degrees = party_degrees(matrix).astype("Int64").where(known > 0)
    return pd.DataFrame(
        {
            "组织": [str(name) for name in matrix.columns],
            _counted("联系部门数", matrix): degrees.array,
            "已知格数": known.to_numpy(),
            "联系部门": ["、".join(neighbours(matrix, str(name))) for name in matrix.columns],
        }
    )


def distribution_table(matrix: pd.DataFrame, rows: str = "部门") -> pd.DataFrame:
    """Return how many departments (or committees) are linked to none, to one, … to all organisations."""
    counts = department_degrees(matrix).value_counts().reindex(range(matrix.shape[1] + 1), fill_value=0)
    return pd.DataFrame({"联系组织数": counts.index, f"{rows}数": counts.to_numpy()})


def combination_table(combinations: pd.DataFrame) -> pd.DataFrame:
    """Return the combinations of organisations with the departments that have them."""
    return pd.DataFrame(
        {
            "组织组合": ["、".join(names) for names in combinations["organisations"]],
            "组织数": combinations["size"],
            "部门数": combinations["count"],
            "部门": ["、".join(names) for names in combinations["departments"]],
        }
    )


def projection_table(pairs: pd.DataFrame, kind: str, complete: bool = True) -> pd.DataFrame:
    """Return pairs of a projection (kind 组织 or 部门) with what they share; no similarity from a partial list."""
    shared = "共同部门数" if kind == "组织" else "共同组织数"
    table = pd.DataFrame({f"{kind}甲": pairs["a"], f"{kind}乙": pairs["b"], shared: pairs["shared"]})
    if complete:
        table["相似度（Jaccard）"] = pairs["jaccard"].round(3)
    return table


def _counted(name: str, matrix: pd.DataFrame) -> str:
    """Return the heading of a count: what is counted in a list with unknown cells is only what is known."""
    return f"已知{name}" if matrix.isna().to_numpy().any() else name


def shown(
    table: pd.DataFrame,
    key: str,
    rows: int | None = None,
    widths: Mapping[str, int] | None = None,
    chosen: Callable[[int, str], None] | None = None,
) -> None:
    """Show a table, whole if it fits, with its own scroll otherwise; `widths` (px) of columns never to be cut.

    A heading that is a term of the glossary tells its meaning. Of a very long one only the first rows are on the
    screen, which is told. `chosen` is called with the row and the column of a cell that is clicked or, by the arrow
    keys, walked to.
    """
    wanted = ROW_HEIGHT * (min(len(table), rows or len(table)) + 1) + 2
    with st.container(key=key):
        st.dataframe(
            table.head(MOST_ROWS),
            hide_index=True,
            height=min(wanted, WHOLE_HEIGHT),
            row_height=ROW_HEIGHT,
            width="stretch",
            placeholder="",
            key=f"{key}_cells" if chosen else None,
            on_select=partial(_chosen_cell, f"{key}_cells", chosen) if chosen else "ignore",
            selection_mode="single-cell",
            column_config={
                name: st.column_config.Column(width=(widths or {}).get(name), help=told or None)
                for name, told in ((str(name), meaning(str(name))) for name in table.columns)
                if told or name in (widths or {})
            },
        )
        if len(table) > MOST_ROWS:
            st.caption(f"共 {len(table)} 行，表内列出前 {MOST_ROWS} 行。")
        elif min(wanted, WHOLE_HEIGHT) < ROW_HEIGHT * (len(table) + 1):
            st.caption(f"共 {len(table)} 行，可在表内上下滚动。")


def _chosen_cell(key: str, chosen: Callable[[int, str], None]) -> None:
    for row, column in st.session_state[key].selection.cells:
        chosen(row, column)
