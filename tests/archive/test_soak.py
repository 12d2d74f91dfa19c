"""A small soak: whatever goes wrong, nothing acknowledged is lost (benchmarks/soak.py runs for ten minutes)."""

import json

import pytest

from benchmarks.soak import Outcome, both, judge, table
from lib.archive.database import engine_for
from lib.archive.store import Store

SECONDS, SEED = 12, 8


def test_everything_acknowledged_is_there_after_every_kind_of_fault(postgresql, tmp_path):
    outcomes = both(SECONDS, SEED, postgresql, tmp_path, patience=0.5)
    for name, outcome in outcomes.items():
        print(table(name, outcome))
        assert outcome.wrong == []
        assert outcome.deeds["acknowledged"] >= 10 and outcome.deeds["told"]
        assert all(injected == survived > 0 for injected, survived in outcome.faults.values())
    assert {"a clerk killed", "the lock held for long", "a read-only folder"} <= set(outcomes["SQLite"].faults)
    assert {"the server killed", "connections cut", "a silent network"} <= set(outcomes["PostgreSQL"].faults)


LINES = {
    "acknowledged and gone": {"who": 1, "turn": 9, "kept": "fenghua-2019", "number": 2},
    "told as not saved and there": {"who": 1, "turn": 0, "told": "磁盘已满。这次没有保存。"},
    "acknowledged twice": {"who": 1, "turn": 0, "kept": "fenghua-2019", "number": 1},
    "not what was handed in": {"who": 1, "turn": 0, "begun": "fenghua-2019", "digest": "another"},
    "Traceback": {"who": 1, "turn": 7, "crash": "Traceback: …"},
}


@pytest.mark.parametrize("fault", [None, *LINES])
def test_the_judge_of_the_soak_notices_what_is_lost(store, url, tmp_path, fault):
    notes = tmp_path / "notes"
    store.publish("fenghua-2019", b"1", {}, "1", "0", based_on=0)
    digest = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    lines = [
        {"who": 1, "turn": 0, "begun": "fenghua-2019", "digest": digest},
        {"who": 1, "turn": 0, "kept": "fenghua-2019", "number": 1},
        *([LINES[fault]] if fault else []),
    ]
    notes.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    outcome = Outcome()
    judge(url, notes, outcome)
    assert [one.split(":")[0] for one in outcome.wrong] == ([fault] if fault else [])


def test_the_judge_of_the_soak_notices_a_version_without_its_line_in_the_log(store, url, tmp_path):
    (tmp_path / "notes").touch()
    store.publish("fenghua-2019", b"1", {}, "1", "0", based_on=0)
    other = Store(engine_for(url))
    other.decide("function", "某局", "教育", "王")  # a line and a stamp that belong to no version
    outcome = Outcome()
    judge(url, tmp_path / "notes", outcome)
    assert {"the log does not tell each version once", "the stamp is 2, and 1 versions are there"} <= set(outcome.wrong)
    other.engine.dispose()
