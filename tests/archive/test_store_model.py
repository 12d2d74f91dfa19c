"""The archive behaves as a plain list of versions would, whatever is done in whatever order; any text survives."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from lib.archive.database import engine_for
from lib.archive.store import Stale, Store, Unchanged

NAMES = ("one-2020", "other-2021")
anything = st.text(st.characters(exclude_categories=()), max_size=40)  # halves of pairs and NUL too
registers = st.dictionaries(st.sampled_from(("number", "title", "notes")), anything, max_size=3)
names = st.sampled_from(NAMES)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300), register=registers, by=anything, why=anything)
def test_any_bytes_and_any_text_survive(store, content, register, by, why):
    current = store.current("one-2020")
    published = store.publish("one-2020", content, register, by, why, based_on=current.number if current else 0)
    kept = store.current("one-2020")
    assert kept == published
    assert (kept.content, kept.register) == (content, register)
    storable = {by, why}.isdisjoint("\0") and all(ord(char) and not 0xD800 <= ord(char) < 0xE000 for char in by + why)
    if storable:
        assert (kept.by, kept.why) == (by, why)
    assert (len(kept.by), len(kept.why)) == (len(by), len(why))
    assert store.audit(1)[0].action == "publish"


class ListOfVersions(RuleBasedStateMachine):
    """Publish and roll back, in and out of turn, against a list per document."""

    @initialize()
    def open_archive(self):
        self.folder = TemporaryDirectory()
        self.store = Store(engine_for(f"sqlite:///{Path(self.folder.name) / 'var' / 'archive.sqlite'}"))
        self.told = {name: [] for name in NAMES}
        self.refused = 0

    def teardown(self):
        self.store.engine.dispose()
        self.folder.cleanup()

    @rule(name=names, content=st.binary(max_size=20), register=registers)
    def publish(self, name, content, register):
        version = self.store.publish(name, content, register, "王", "改", based_on=len(self.told[name]))
        self.told[name].append((content, register))
        assert version.number == len(self.told[name])

    @rule(name=names, content=st.binary(max_size=20), off=st.integers(-3, 3).filter(bool))
    def publish_on_another_version(self, name, content, off):
        with pytest.raises(Stale) as refused:
            self.store.publish(name, content, {}, "李", "改", based_on=len(self.told[name]) + off)
        self.refused += 1
        current = refused.value.current
        assert (current.number if current else 0) == len(self.told[name])

    @precondition(lambda self: any(self.told.values()))
    @rule(data=st.data())
    def roll_back(self, data):
        name = data.draw(st.sampled_from([name for name in NAMES if self.told[name]]))
        number = data.draw(st.integers(1, len(self.told[name])))
        last = len(self.told[name])
        if self.told[name][number - 1] == self.told[name][-1]:
            with pytest.raises(Unchanged):
                self.store.rollback(name, number, "王", "恢复", based_on=last)
            return
        version = self.store.rollback(name, number, "王", "恢复", based_on=last)
        self.told[name].append(self.told[name][number - 1])
        assert (version.restores, version.content) == (number, self.told[name][-1][0])

    @rule()
    def restart(self):
        self.store.engine.dispose()

    @invariant()
    def all_is_kept(self):
        for name, versions in self.told.items():
            kept = self.store.history(name)
            assert [(version.content, version.register) for version in kept] == versions
            assert [version.number for version in kept] == list(range(1, len(versions) + 1))
        assert self.store.stamp() == sum(map(len, self.told.values()))
        entries = [entry.action for entry in self.store.audit(10_000)]
        assert (len(entries), entries.count("refusal")) == (self.store.stamp() + self.refused, self.refused)


ListOfVersions.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestListOfVersions = ListOfVersions.TestCase
