"""The forms of the annexes: columns as wide as their words need, in every program that opens them."""

import io

import docx
import pytest

from lib.exports.annex_forms import contact_form, report_form


@pytest.mark.parametrize(
    "content",
    [
        report_form("报告表", "区教育局", "2026-01-20", ["民革"], {}, [("甲某", ""), ("乙某", "")], ""),
        contact_form("登记表", "区教育局", "", [("分管领导", "", "", "")], ""),
    ],
    ids=["report", "contacts"],
)
def test_the_columns_of_the_table_are_as_wide_as_its_cells(content):
    table = docx.Document(io.BytesIO(content)).tables[0]
    widths = [column.width for column in table.columns]
    assert len(set(widths)) == 4 and sum(widths) < 156 * 36_000  # between the margins of A4, in EMU
    row = next(row for row in table.rows if len({cell._tc for cell in row.cells}) == 4)
    assert [cell.width for cell in row.cells] == widths
