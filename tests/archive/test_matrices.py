"""Matrices from arrays and those published since, as frames, are one mapping and one collection in the same order."""

import numpy as np
import pandas as pd
import pytest

from lib.archive.matrices import Matrices, as_matrices
from lib.measures.collection import collected


def frame(departments, states):
    columns = pd.Index(["民革"], name="party")
    return pd.DataFrame(
        pd.array(states, "boolean"), index=pd.Index(departments, name="department"), columns=columns, dtype="boolean"
    )


ONE, TWO = frame(["市教育局"], [True]), frame(["市司法局", "市水利局"], [False, None])
THREE, FOUR = frame(["市审计局"], [None]), frame(["市统计局"], [False])


@pytest.fixture(params=["all shipped", "all published", "mixed"])
def held(request):
    """Return the same three lists, as they come: shipped, over a first start without any, or one of each."""
    if request.param == "all shipped":
        return Matrices(collected([ONE, TWO, THREE]), ("one", "two", "three"))
    if request.param == "all published":
        return as_matrices({"one": ONE, "two": TWO, "three": THREE})
    return Matrices(collected([ONE, FOUR, THREE]), ("one", "two", "three")) | {"two": TWO}


def test_every_list_is_found_and_stands_in_the_collection_under_its_name(held):
    assert list(held) == ["one", "two", "three"] and len(held) == 3 and "four" not in held
    assert sorted(held.ids) == ["one", "three", "two"]
    for at, name in enumerate(held.ids):
        pd.testing.assert_frame_equal(held.collection.matrix(at), held[name])
    assert list(held["two"].index) == ["市司法局", "市水利局"] and held["two"].isna().sum().sum() == 1
    with pytest.raises(KeyError):
        held["four"]


def test_what_is_published_or_left_out_later_leaves_the_earlier_look_as_it_was(held):
    more = held | {"four": FOUR, "one": FOUR}
    assert list(more) == ["one", "two", "three", "four"] and more.ids[-1] == "four"
    assert [list(more[name].index) for name in ("one", "four")] == [["市统计局"], ["市统计局"]]
    fewer = more.only({"three", "four"})
    assert list(fewer) == ["three", "four"] == list(fewer.ids) and np.diff(fewer.collection.starts).tolist() == [1, 1]
    assert list(held["one"].index) == ["市教育局"] and len(held.ids) == 3
