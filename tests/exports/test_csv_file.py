"""Tables as CSV: Chinese opens right in Excel, and no cell becomes a formula."""

import pandas as pd
import pytest

from lib.exports.csv_file import matrix_csv, table_csv


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "\n=1", "＝1+1", "＋86", "－2", "＠SUM"])
def test_a_cell_that_a_spreadsheet_would_run_is_kept_as_text(cell):
    written = table_csv(pd.DataFrame({"部门": [cell]})).decode("utf-8-sig")
    assert written.splitlines()[1].lstrip('"').startswith("'")


def test_the_signs_of_our_own_tables_stay_as_they_are():
    written = table_csv(pd.DataFrame({"变化": ["＋", "－", "●"]})).decode("utf-8-sig")
    assert written.splitlines()[1:] == ["＋", "－", "●"]


def test_a_table_begins_with_the_mark_by_which_excel_knows_utf8():
    assert table_csv(pd.DataFrame({"部门": ["市教育局"]})).startswith(b"\xef\xbb\xbf")


def test_a_matrix_is_written_with_one_zero_and_blank():
    matrix = pd.DataFrame(
        [[True, False, pd.NA]],
        index=pd.Index(["市教育局"], name="department"),
        columns=["民革", "民盟", "民建"],
        dtype="boolean",
    )
    assert matrix_csv(matrix).decode("utf-8-sig").splitlines() == ["部门,民革,民盟,民建", "市教育局,1,0,"]
