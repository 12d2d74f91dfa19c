"""Every shipped matrix, written down as different offices would, is recognised: same links, same names."""

import random

import pandas as pd
import pytest

from lib.archive.holdings import load_holdings
from lib.intake.upload import Layout, read_upload

MATRICES = {name: matrix for name, matrix in load_holdings().matrices.items() if matrix.sum().sum() > 0}
BRANCHES = {
    "民革": "民革市委会",
    "民建": "民建市委",
    "九三学社": "九三",
    "农工党": "农工",
    "无党派人士": "无党派人士（区知联会）",
    "民进": "市民进",
}

Rows = list[list[object]]


def links_of(matrix: pd.DataFrame) -> set[tuple[str, str]]:
    return {(str(d), str(p)) for d, row in matrix.iterrows() for p, cell in row.items() if cell is True}


def grid(matrix: pd.DataFrame, chance: random.Random) -> Rows:
    yes, no = chance.choice(
        [("1", "0"), ("√", ""), ("●", "○"), ("是", "否"), ("√", "×"), ("Y", "N"), ("１", ""), ("有", "无")]
    )
    parties = [BRANCHES.get(p, p) if chance.random() < 0.5 else p for p in matrix.columns]
    rows: Rows = [["部门", *parties]]
    rows += [
        [str(d), *(yes if cell is True else no if cell is not pd.NA else "" for cell in row)]
        for d, row in matrix.iterrows()
    ]
    return rows


def with_clutter(rows: Rows, matrix: pd.DataFrame, chance: random.Random) -> Rows:
    """Add what surrounds a grid: serial numbers, totals, remarks, titles, blank rows, footnotes."""
    header, *body = rows
    if chance.random() < 0.5:
        sums = matrix.sum(axis=1).astype(int).tolist()
        header, body = [*header, "合计"], [[*row, total] for row, total in zip(body, sums, strict=True)]
        body.append(["合计", *matrix.sum().astype(int).tolist(), int(matrix.sum().sum())])
    if chance.random() < 0.5:
        header, body = ["序号", *header], [[n, *row] for n, row in enumerate(body, start=1)]
    if chance.random() < 0.5:
        header, body = [*header, "备注"], [[*row, chance.choice(["", "", "牵头"])] for row in body]
    if chance.random() < 0.5:
        body.insert(chance.randrange(len(body)), [])
    before: Rows = [["某市政府部门与民主党派、工商联对口联系一览表"], []] if chance.random() < 0.5 else []
    after: Rows = [[], ["注：本表由统战部汇总。"], ["2024年5月"]] if chance.random() < 0.5 else []
    return [*before, header, *body, *after]


def pairs(matrix: pd.DataFrame, chance: random.Random, layout: Layout) -> Rows:
    separator = chance.choice("、，；\n ")
    if layout is Layout.LONG:
        return [
            ["序号", "部门", "联系对象"],
            *([n, d, p] for n, (d, p) in enumerate(sorted(links_of(matrix)), start=1)),
        ]
    links = links_of(matrix)
    if layout is Layout.BY_DEPARTMENT:
        listed = [[str(d), separator.join(p for p in matrix.columns if (d, p) in links)] for d in matrix.index]
        return [["政府部门", "对口联系的民主党派"], *listed]
    listed = [[BRANCHES.get(p, p), "、".join(str(d) for d in matrix.index if (d, p) in links)] for p in matrix.columns]
    return [["党派团体", "对口联系部门"], *listed]


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("document_id", MATRICES)
def test_a_shipped_matrix_is_recognised_as_an_office_would_write_it(document_id, layout, as_text):
    matrix = MATRICES[document_id]
    chance = random.Random(f"{document_id} {layout}")
    if layout in (Layout.GRID, Layout.TRANSPOSED):
        rows = with_clutter(grid(matrix, chance), matrix, chance)
        if layout is Layout.TRANSPOSED:
            corner, *others = map(list, zip(*grid(matrix, chance), strict=True))
            rows = [["组织", *corner[1:]], *others]
    else:
        rows = pairs(matrix, chance, layout)
    upload = read_upload(as_text(rows, chance.choice(["gb18030", "utf-8-sig", "utf-16"])), "名单.csv")
    assert upload.problems == (), [problem.message for problem in upload.problems]
    assert links_of(upload.matrix) == links_of(matrix)
    if layout in (Layout.GRID, Layout.TRANSPOSED, Layout.BY_DEPARTMENT):
        assert list(upload.matrix.index) == list(matrix.index)
