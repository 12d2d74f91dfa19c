"""What the dashboard gives out reads in as the same: every shipped matrix, and any matrix at all."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.archive.holdings import load_holdings
from lib.exports.csv_file import matrix_csv
from lib.exports.workbook import matrix_workbook, template_workbook
from lib.intake.changes import warnings_against
from lib.intake.draft import as_complete, undecided
from lib.intake.upload import Layout, read_upload
from lib.intake.wide import read_wide
from lib.vocabulary.parties import ORDER

MATRICES = load_holdings().matrices


@pytest.mark.parametrize("document_id", MATRICES)
def test_a_shipped_matrix_given_out_and_uploaded_again_changes_nothing(document_id):
    matrix = MATRICES[document_id]
    upload = read_upload(matrix_csv(matrix), f"{document_id}.csv")
    assert upload.problems == () and upload.warnings == () and upload.layout is Layout.GRID
    pd.testing.assert_frame_equal(upload.matrix, matrix)
    assert warnings_against(upload.matrix, matrix) == ()


@pytest.mark.parametrize("document_id", list(MATRICES)[::6])
def test_a_workbook_given_out_and_uploaded_again_changes_nothing(document_id):
    matrix = MATRICES[document_id]
    notes = [("文件", "关于对口联系的通知"), ("联系对象", "民革、民盟")]
    upload = read_upload(matrix_workbook(matrix, [f"{name}：{words}" for name, words in notes]), f"{document_id}.xlsx")
    assert upload.problems == () and upload.warnings == ()
    pd.testing.assert_frame_equal(upload.matrix, matrix)


def test_an_empty_template_is_told_to_be_empty():
    upload = read_upload(template_workbook(ORDER), "模板.xlsx")
    assert [problem.code for problem in upload.problems] == ["no-departments"]
    begun = read_upload(template_workbook(ORDER, ["市教育局"]), "模板.xlsx")
    assert begun.matrix is not None and begun.matrix.isna().all(axis=None)


stems = st.sampled_from(
    ["教育", "公安", "文化和旅游", "自然资源和规划", "市场监督管理", "民族宗教", "工业和信息化", "住房城乡建设"]
)
names = st.builds(
    "{}{}{}".format, st.sampled_from(["市", "区", "省", "某某市"]), stems, st.sampled_from(["局", "委", "厅", "办公室"])
)
cells = st.sampled_from([True, False, pd.NA])


@given(
    names=st.lists(names, min_size=1, unique=True), parties=st.sets(st.sampled_from(ORDER), min_size=1), data=st.data()
)
@settings(deadline=None)
def test_any_matrix_of_departments_given_out_reads_in_as_the_same(names, parties, data):
    columns = [party for party in ORDER if party in parties]
    values = [[data.draw(cells) for _ in columns] for _ in names]
    matrix = pd.DataFrame(values, index=pd.Index(names, name="department"), columns=columns, dtype="boolean")
    matrix.columns.name = "party"
    content = matrix_csv(matrix)
    pd.testing.assert_frame_equal(read_upload(content, "a.csv").matrix, matrix)
    pd.testing.assert_frame_equal(read_wide(content).matrix, matrix)


@given(
    rows=st.dictionaries(
        names, st.lists(st.sampled_from(["1", "0", "√", "×", "", "—", "未知", "？", "待核实"]), min_size=2, max_size=2),
        min_size=1, max_size=6,
    )
)  # fmt: skip
@settings(deadline=None)
def test_in_a_list_declared_complete_just_the_cells_that_say_unknown_stay_open(rows):
    content = "部门,民革,民盟\n" + "".join(f"{name},{','.join(cells)}\n" for name, cells in rows.items())
    upload = read_upload(content.encode(), "a.csv")
    whole = as_complete(upload.matrix, upload.unknown)
    said = [[cell in ("未知", "？", "待核实") for cell in cells] for cells in rows.values()]
    assert whole.isna().to_numpy().tolist() == said
    assert len(undecided(upload.matrix, upload.unknown)) == sum(map(sum, said))
