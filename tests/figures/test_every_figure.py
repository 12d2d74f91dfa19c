"""Every figure there is: valid in Plotly's own eyes, the same when checked, and no faster in growth than its data."""

import importlib
import inspect
import json
from pathlib import Path

import plotly.graph_objects as go
import pytest

from benchmarks.figure_inputs import drawn
from lib.figures import stage
from lib.figures.plain import figure_of, scatter

FIGURES = Path(__file__).resolve().parents[2] / "lib" / "figures"
# What others are made of, and not shown themselves.
PARTS = {"figure_of", "sign_heatmap"}


def all_of(made):
    """Return the figures of a drawing: one, a panel, or those of the slides of a stage."""
    if isinstance(made, list):
        return [panel.figure for page in made for panel in page]
    return [made.figure if isinstance(made, stage.Panel) else made]


def test_no_figure_is_forgotten_here():
    makers = set()
    for path in FIGURES.glob("*.py"):
        module = importlib.import_module(f"lib.figures.{path.stem}")
        for name, each in inspect.getmembers(module, inspect.isfunction):
            if each.__module__ == module.__name__ and not name.startswith("_"):
                given = inspect.signature(each).return_annotation
                makers |= {name} if given in (go.Figure, stage.Pages, stage.Panel) else set()
    assert makers - PARTS == {name.split(",")[0] for name in drawn(1)}


@pytest.mark.parametrize("name", drawn(1))
def test_plotly_finds_nothing_wrong_and_changes_nothing(name):
    for figure in all_of(drawn(1)[name]()):
        plain = json.loads(figure.to_json())
        assert plain["data"] and plain["layout"]["height"] > 0
        plain["layout"] = {name: part for name, part in plain["layout"].items() if part != []}
        # Both pass every property through Plotly's check: as it was made, and as a browser gets it.
        for checked in (go.Figure(data=figure.data, layout=figure.layout), go.Figure(plain)):
            assert json.loads(checked.to_json()) == plain


def test_what_plotly_would_refuse_is_found_by_these_tests():
    with pytest.raises(ValueError, match="colour"):
        go.Figure(figure_of({}, [scatter(x=[1], colour="red")]))


@pytest.mark.parametrize("name", drawn(1))
def test_twice_the_data_are_no_more_layers_and_at_most_twice_the_notes(name):
    counts = []
    for size in (1, 2):
        figures = all_of(drawn(size)[name]())
        layers = max(len(figure.data) for figure in figures)
        counts.append((layers, sum(len(one.layout.annotations) + len(one.layout.shapes) for one in figures)))
    (layers, notes), (more_layers, more_notes) = counts
    organisations = 10  # those of a picture with a line for each are no more than these
    assert more_layers <= max(layers, organisations + 4)
    assert more_notes <= 2 * notes + 4
