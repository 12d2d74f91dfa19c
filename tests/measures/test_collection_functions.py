"""Many matrices by function at once: bit for bit what each of them gives alone."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.archive.holdings import load_holdings
from lib.measures.collection import collected
from lib.measures.collection_functions import by_function
from lib.measures.function_masks import KEYS, function_masks, stacked
from lib.vocabulary.crosswalk import crosswalk
from lib.vocabulary.party_bits import BITS, EVERY

EDUCATION, SPORT = KEYS.index("education"), KEYS.index("sport")


def same(found, expected):
    return np.array_equal(found.linked, expected.linked) and np.array_equal(found.known, expected.known)


def test_a_department_with_two_functions_lends_its_liaisons_to_both(typed):
    rows = typed("10?", "010").set_axis(["区教育体育局", "市教育局"])
    found = by_function(collected([rows, rows]), np.array([True, False]))
    assert found.linked[:, [EDUCATION, SPORT]].tolist() == [[3, 1], [3, 1]]
    assert ((EVERY & ~found.known)[0, [EDUCATION, SPORT]] == BITS[2]).all()
    others = np.delete(found.known, [EDUCATION, SPORT], axis=1)
    # A partial list leaves the rest open, functions and organisations.
    assert (found.known[1, [EDUCATION, SPORT]] == BITS[0] | BITS[1]).all()
    assert (others[0] == EVERY).all() and (others[1] == 0).all()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_matrix_by_function_is_that_of_the_matrix_alone(some_matrices, data):
    matrices = data.draw(some_matrices)
    complete = np.array([data.draw(st.booleans()) for _ in matrices], bool)
    expected = stacked([function_masks(one, bool(whole)) for one, whole in zip(matrices, complete, strict=True)])
    assert same(by_function(collected(matrices), complete), expected)
    alone = [function_masks(one, bool(whole)) for one, whole in zip(matrices, complete, strict=True)]
    found = by_function(collected(matrices), complete)
    assert found.classified.tolist() == [one.classified for one in alone]
    assert found.organisations.tolist() == [int(one.organisations) for one in alone]
    assert [row.tolist() for row in found.listed] == [one.listed.tolist() for one in alone]


def test_what_staff_decided_about_a_name_holds_for_all(typed):
    words = crosswalk({"市蓝莓产业服务中心": "education/sport", "市教育局": ""})
    matrix = typed("110", "011").set_axis(["市蓝莓产业服务中心", "市教育局"])
    found = by_function(collected([matrix]), np.array([True]), words.functions_of)
    assert same(found, stacked([function_masks(matrix, True, words.functions_of)]))
    assert found.linked[0, [EDUCATION, SPORT]].tolist() == [3, 3]


def test_shipped_lists_and_more_than_are_worked_on_at_a_time(repeated):
    held = load_holdings()
    matrices = {
        name: one for name, one in held.matrices.items() if held.documents[name].counterpart_kind == "department"
    }
    complete = np.array([held.documents[name].complete for name in matrices])
    expected = stacked([function_masks(one, held.documents[name].complete) for name, one in matrices.items()])
    few = collected(matrices.values())
    times = 9_000 // len(few)
    found = by_function(repeated(few, times), np.tile(complete, times))
    assert np.array_equal(found.linked, np.tile(expected.linked, (times, 1)))
    assert np.array_equal(found.known, np.tile(expected.known, (times, 1)))
