"""Suggestions for names that the crosswalk does not know: the right one is nearly always among the first three."""

import csv
import random
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel, LCSseq

from lib.vocabulary.functions import ALIASES, functions_of, normal_name
from lib.vocabulary.suggestions import LEAST, suggested_functions, suggestions

GOLD = Path(__file__).parent / "unknown_names.csv"
WRITTEN = {row["name"]: ALIASES[row["resembles"]] for row in csv.DictReader(GOLD.open(encoding="utf-8", newline=""))}


def misspelt():
    """Return known names with one character left out, changed or swapped, as far as they are then unknown."""
    chance, found = random.Random(7), {}
    for alias in sorted(name for name in ALIASES if len(name) >= 4):
        at = chance.randrange(len(alias) - 1)
        before, pair, after = alias[:at], alias[at : at + 2], alias[at + 2 :]
        slips = (before + pair[1] + after, before + chance.choice("业工务政生和管理") + pair[1] + after)
        name = "市" + chance.choice((*slips, before + pair[::-1] + after))
        if not functions_of(name):
            found[name] = ALIASES[alias]
    return dict(chance.sample(sorted(found.items()), 300))


@pytest.mark.parametrize(("names", "least"), [(WRITTEN, 40), (misspelt(), 300)], ids=["written", "misspelt"])
def test_the_first_three_hold_the_right_one_for_nine_names_out_of_ten(names, least):
    assert len(names) >= least and not any(functions_of(name) for name in names)
    missed = [
        name
        for name, keys in names.items()
        if keys not in [suggestion.functions for suggestion in suggested_functions(name)]
    ]
    assert len(missed) <= 0.1 * len(names), missed


def test_suggestions_are_ranked_distinct_and_no_more_than_asked_for():
    found = suggested_functions("市人力社会保障局", limit=5)
    scores = [suggestion.score for suggestion in found]
    assert scores == sorted(scores, reverse=True) and all(0 < score <= 1 for score in scores)
    assert len({suggestion.functions for suggestion in found}) == len(found) == 5
    assert found[0].functions == ("personnel", "labour-social-security")
    assert len(suggested_functions("市人力社会保障局")) == 3


@pytest.mark.parametrize("name", ["", "市", "某", "星球飞船", "市" * 100_000])
def test_what_resembles_nothing_has_no_suggestion(name):
    assert suggested_functions(name) == []


def test_scores_are_those_of_the_library_and_nothing_more_alike_is_left_out():
    for name, found in zip(WRITTEN, suggestions(list(WRITTEN), limit=99), strict=True):
        normal = normal_name(name)
        scores = {}
        for alias, keys in ALIASES.items():
            within = LCSseq.similarity(normal, alias) / max(3, min(len(normal), len(alias)))
            score = (within + Indel.normalized_similarity(normal, alias)) / 2
            scores[keys] = max(score, scores.get(keys, 0))
        assert {one.functions: one.score for one in found} == pytest.approx(
            {keys: score for keys, score in scores.items() if score > LEAST - 1e-9}, abs=6e-4
        )


def test_many_names_at_once_give_what_each_gives_alone():
    names = [*sorted(ALIASES)[:90], "", "市", "星球飞船", *WRITTEN]
    assert suggestions(names) == [suggested_functions(name) for name in names] and suggestions([]) == []
