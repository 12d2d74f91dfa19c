"""No figure grows faster than its data: layers are traces, and twice the cells are no more layers."""

import numpy as np
import pandas as pd

from lib.figures.bipartite_chart import bipartite_chart
from lib.figures.combination_chart import combination_chart
from lib.figures.degree_bars import department_bars, party_bars
from lib.figures.holdings_chart import SYMBOLS, holdings_chart
from lib.figures.matrix_heatmap import matrix_heatmap
from lib.figures.null_chart import null_chart
from lib.figures.projection_chart import department_projection_chart, party_projection_chart
from lib.figures.style import DARK
from lib.measures.combinations import combinations
from lib.measures.coverage import department_degrees, party_degrees
from lib.measures.projection import department_projection, party_projection


def register(rows):
    return pd.DataFrame(
        {
            "place": [f"第{at}市" for at in range(rows)],
            "province": "某省",
            "year": pd.array([2000 + at % 20 for at in range(rows)], "Int64"),
            "year_from": pd.array([None] * rows, "Int64"),
            "year_to": pd.array([None] * rows, "Int64"),
            "status": [list(SYMBOLS)[at % 4] for at in range(rows)],
            "label": [f"文件{at}" for at in range(rows)],
            "document_id": [f"d{at}" for at in range(rows)],
        }
    )


def figures(matrix):
    return {
        "matrix": matrix_heatmap(matrix, DARK, "文号", matrix.index[0]),
        "departments": department_bars(department_degrees(matrix), 8, DARK),
        "parties": party_bars(party_degrees(matrix), DARK),
        "combinations": combination_chart(combinations(matrix), list(matrix.columns), DARK),
        "bipartite": bipartite_chart(matrix, DARK),
        "projection": party_projection_chart(party_projection(matrix), party_degrees(matrix), DARK),
        "squares": department_projection_chart(department_projection(matrix), DARK),
        "holdings": holdings_chart(register(len(matrix)), DARK),
        "null": null_chart(np.linspace(40, 50, len(matrix) * 10), 45.0, DARK),
    }


def parts(figure):
    """Return how many traces, annotations and shapes a figure holds."""
    return len(figure.data), len(figure.layout.annotations), len(figure.layout.shapes)


def test_twice_the_departments_are_no_more_traces_annotations_or_shapes(random_matrix):
    small, large = figures(random_matrix(30, 8)), figures(random_matrix(60, 8))
    assert {name: parts(figure) for name, figure in small.items()} == {
        name: parts(figure) for name, figure in large.items()
    }
    for figure in large.values():
        traces, annotations, shapes = parts(figure)
        assert traces <= 12 and not annotations and shapes <= 1


def test_the_heatmap_of_a_city_is_a_small_message(qingdao):
    assert len(matrix_heatmap(qingdao, source="青政办字〔2008〕86号").to_json(engine="orjson").encode()) <= 40_000


def test_no_figure_shows_names_that_plotly_invents(random_matrix):
    for name, figure in figures(random_matrix(6, 8)).items():
        for trace in figure.data:
            silent = trace.hoverinfo == "skip"
            assert silent or "<extra></extra>" in trace.hovertemplate, name


def test_all_figures_share_font_and_transparent_paper(random_matrix):
    for figure in figures(random_matrix(6, 8)).values():
        assert "Noto Sans CJK SC" in figure.layout.font.family
        assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)" and not figure.layout.title.text
        assert figure.layout.hoverlabel.bgcolor == DARK.ground and figure.layout.dragmode is False
