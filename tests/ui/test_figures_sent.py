"""What is sent of a figure: the same numbers and words, in the form in which Plotly sees that nothing has changed."""

import json
from base64 import b64decode

import numpy as np
import plotly.graph_objects as go
import pytest

from benchmarks.figure_inputs import drawn
from lib.ui.charts import _finished

FIGURES = {name: draw for name, draw in drawn(1).items() if isinstance(draw(), go.Figure)}  # no pages, no panels


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_sent_as_it_is_but_for_how_its_numbers_are_packed(name):
    figure = FIGURES[name]()
    written = _finished(figure, clicked=True).to_json(validate=False)
    assert '"bdata"' not in written
    sent = json.loads(written)
    assert sent["layout"].pop("clickmode") == "event+select" and sent["layout"].pop("dragmode") == "pan"
    assert sent["layout"].pop("datarevision")
    packed = json.loads(figure.to_json(validate=False))
    packed["layout"].pop("template")
    packed["layout"].pop("dragmode", None)
    assert sent == unpacked(packed)
    assert "clickmode" not in _finished(figure, clicked=False).to_dict()["layout"]


def unpacked(value):
    """Return what a browser reads: numbers packed in base64 as lists of them."""
    if isinstance(value, dict) and "bdata" in value:
        raw = np.frombuffer(b64decode(value["bdata"]), dtype=value["dtype"])
        shape = [int(size) for size in str(value.get("shape", raw.size)).split(",")]
        numbers = raw.astype(object)
        numbers[raw != raw] = None  # a gap: JSON has no NaN
        return numbers.reshape(shape).tolist()
    if isinstance(value, dict):
        return {key: unpacked(each) for key, each in value.items()}
    return [unpacked(each) for each in value] if isinstance(value, list) else value


def test_two_drawings_are_told_apart_by_what_they_show_alone():
    of, again = (
        {name: _finished(draw(), clicked=False).to_dict()["layout"]["datarevision"] for name, draw in FIGURES.items()}
        for _ in range(2)
    )
    assert of == again and len(set(of.values())) == len(of)
