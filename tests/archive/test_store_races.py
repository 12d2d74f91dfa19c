"""Several clerks publish at once: each is told of the others, and nobody's version is lost."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from lib.archive.database import engine_for
from lib.archive.store import Stale, Store
from tests.archive.publisher import content, publish_in_turn

CLERKS, TURNS = 4, 20


def test_four_processes_that_publish_twenty_times_each_lose_nothing(url):
    others = multiprocessing.get_context("spawn")
    clerks = [others.Process(target=publish_in_turn, args=(url, who, TURNS)) for who in range(CLERKS)]
    for clerk in clerks:
        clerk.start()  # all of them create the tables, too
    for clerk in clerks:
        clerk.join(120)
    assert [clerk.exitcode for clerk in clerks] == [0] * CLERKS
    store = Store(engine_for(url))
    history = store.history("one-2020")
    assert [version.number for version in history] == list(range(1, CLERKS * TURNS + 1))
    assert all(version.whole and version.based_on == version.number - 1 for version in history)
    kept = [version.content for version in history]
    assert sorted(kept) == sorted(content(who, turn) for who in range(CLERKS) for turn in range(TURNS))
    assert store.stamp() == CLERKS * TURNS
    assert sum(entry.action == "publish" for entry in store.audit(10_000)) == CLERKS * TURNS
    store.engine.dispose()


def test_of_eight_who_publish_on_the_same_version_exactly_one_is_taken(store):
    store.publish("one-2020", b"0", {}, "王", "首次", based_on=0)
    together = Barrier(8)

    def attempt(who: int) -> int | None:
        together.wait(30)
        try:
            store.publish("one-2020", b"%d" % who, {}, f"clerk {who}", "改", based_on=1)
        except Stale as stale:
            return int(stale.current.by.split()[1])
        return None

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(attempt, range(8)))
    winner = answers.index(None)
    assert answers.count(None) == 1
    assert set(answers) - {None} == {winner}  # each of the others is shown whose version came first
    assert [version.content for version in store.history("one-2020")] == [b"0", b"%d" % winner]
    assert sum(entry.action == "refusal" for entry in store.audit()) == 7
