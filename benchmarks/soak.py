"""Bad days, on purpose: clerks work while everything that can go wrong does; nothing acknowledged may be lost.

    python -m benchmarks.soak [SECONDS] [SEED]     600 seconds by default; as root on Linux, so that disks can be full

Several clerks, each a process of its own, hand in files, go back to old versions and save reports, on SQLite and on
PostgreSQL at the same time. Faults are drawn from the seed. Afterwards the archive is judged by notes that lie outside:

* every acknowledged version is there, under its number and byte for byte;
* what was told "没有保存" is not there; of what got no answer each is there wholly or not at all;
* no number is missing or there twice, each version has its line in the log, the stamp has counted each.
"""

import json
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sqlalchemy import text

from benchmarks import soak_clerk
from benchmarks.soak_faults import Database, Fault, Relay, closed_folder, full_disk, held_file, killed_clerk
from lib.archive.database import engine_for, rows
from lib.archive.sheets import REPORT, SheetKey
from lib.archive.store import Store
from lib.archive.unavailable import NOT_DONE

CLERKS = 3
RECOVERY = 90  # seconds within which a clerk must have saved something again


@dataclass
class Outcome:
    """What came of one soak: per kind of fault how many were injected and survived; per deed how many."""

    faults: dict[str, list[int]] = field(default_factory=dict)
    deeds: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def soak(
    url: str, notes: Path, faults: dict[str, Fault], clerks: list, start: Callable, seconds: float, seed: int
) -> Outcome:
    """Let clerks work and inject faults for a while, every kind at least once; judge what is in the archive."""
    outcome, chance = Outcome(faults={kind: [0, 0] for kind in faults}), random.Random(seed)
    clerks += [start(at) for at in range(CLERKS)]
    _saved_again(notes, outcome)
    ends, waiting = time.monotonic() + seconds, []
    while time.monotonic() < ends or any(not injected for injected, _ in outcome.faults.values()):
        if not waiting:
            waiting = chance.sample(list(faults), len(faults))
        kind = waiting.pop()
        time.sleep(chance.uniform(0.1, 0.6))
        outcome.faults[kind][0] += 1
        faults[kind]()
        if not _saved_again(notes, outcome):
            outcome.wrong.append(f"nobody saved anything within {RECOVERY} s after: {kind}")
            break
        outcome.faults[kind][1] += 1
    for clerk in clerks:
        clerk.kill()
        clerk.join(30)
    judge(url, notes, outcome)
    return outcome


def _saved_again(notes: Path, outcome: Outcome) -> bool:
    """Wait until something is saved after now."""
    place, ends = notes.stat().st_size, time.monotonic() + RECOVERY
    while time.monotonic() < ends:
        with notes.open("rb") as file:
            file.seek(place)
            if b'"kept"' in file.read():
                return True
        time.sleep(0.02)
    return False


def judge(url: str, notes: Path, outcome: Outcome) -> None:
    """Hold the archive against the notes; whatever does not agree is added to `outcome.wrong`."""
    begun: dict[tuple[int, int], dict] = {}
    kept: dict[tuple[str, int], tuple[int, int]] = {}
    not_done, answered = set(), set()
    for line in map(json.loads, notes.read_text(encoding="utf-8").splitlines()):
        one = line["who"], line["turn"]
        if "begun" in line:
            begun[one] = line
            continue
        answered.add(one)
        if "kept" in line:
            place = line["kept"], line["number"]
            if place in kept:
                outcome.wrong.append(f"acknowledged twice: {place}")
            kept[place] = one
            outcome.deeds["acknowledged"] += 1
        elif "crash" in line:
            outcome.wrong.append(line["crash"])
        elif "told" in line:
            outcome.deeds["told"] += 1
            outcome.told[line["told"].split("。")[0]] += 1
            not_done |= {one} if NOT_DONE in line["told"] else set()
        else:
            outcome.deeds["damaged file refused" if "refused" in line else "refused, someone was faster"] += 1
            not_done.add(one)
    outcome.deeds["no answer (killed)"] = len(set(begun) - answered)
    store = Store(engine_for(url))
    stored = [(name, one) for name in soak_clerk.DOCUMENTS for one in store.history(name)]
    sheets = [SheetKey(REPORT, soak_clerk.PLACE, soak_clerk.YEAR, unit) for unit in soak_clerk.UNITS]
    stored += [(key.name, one) for key in sheets for one in store.sheet_history(key)]
    there = {}
    for name, version in stored:
        one, place = (int(version.by), int(version.why)), (name, version.number)
        if one in there.values():
            outcome.wrong.append(f"stored twice: {one}")
        there[place] = one
        if not version.whole or one not in begun or sha256(version.content).hexdigest() != begun[one]["digest"]:
            outcome.wrong.append(f"not what was handed in: {place}")
    outcome.wrong += [f"acknowledged and gone: {place}" for place, one in kept.items() if there.get(place) != one]
    outcome.wrong += [f"told as not saved and there: {one}" for one in not_done & set(there.values())]
    for name in {name for name, _ in there}:
        numbers = sorted(number for of, number in there if of == name)
        if numbers != list(range(1, len(numbers) + 1)):
            outcome.wrong.append(f"numbers missing: {name}")
    logged = Counter((entry.document_id, entry.version) for entry in store.audit(10**9) if entry.action != "refusal")
    if logged != Counter(there.keys()):
        outcome.wrong.append("the log does not tell each version once")
    if store.stamp() != len(there):
        outcome.wrong.append(f"the stamp is {store.stamp()}, and {len(there)} versions are there")
    if store.engine.dialect.name == "sqlite" and rows(store.engine, text("PRAGMA integrity_check")) != [("ok",)]:
        outcome.wrong.append("the file is damaged")
    outcome.deeds["there without an answer"] = len(set(there.values()) - set(kept.values()))
    store.engine.dispose()


@contextmanager
def disk(folder: Path, megabytes: int) -> Iterator[bool]:
    """Mount a disk of its own on a folder; yield whether that is possible here."""
    image = folder.with_name(f"{folder.name}.img")
    folder.mkdir()
    commands = (
        ["truncate", "-s", f"{megabytes}M", str(image)],
        ["mkfs.ext4", "-q", "-F", str(image)],
        ["mount", "-o", "loop", str(image), str(folder)],
    )
    try:
        mounted = all(subprocess.run(command, capture_output=True).returncode == 0 for command in commands)
    except FileNotFoundError:
        mounted = False
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], capture_output=True)
        image.unlink(missing_ok=True)


def on_sqlite(folder: Path, seconds: float, seed: int, patience: float) -> Outcome:
    """Run the soak on an SQLite file on a disk of its own."""
    with disk(folder / "sqlite", 600) as mounted:
        place = folder / "sqlite"
        file, clerks = place / "archive.sqlite", []
        url, notes = f"sqlite:///{file}", folder / "sqlite.notes"
        start = _starter(url, notes, seed, patience)
        faults = {
            "a clerk killed": killed_clerk(clerks, start, random.Random(seed)),
            "the lock held for long": held_file(file, patience + 1),
            "a read-only folder": closed_folder(place, 1),
        }
        if mounted:
            faults["a full disk"] = full_disk(place, 1)
        return soak(url, notes, faults, clerks, start, seconds, seed)


def on_postgresql(server, folder: Path, seconds: float, seed: int, patience: float) -> Outcome:
    """Run the soak on a PostgreSQL server, through a wire that can be cut; `full_disk` if it has one of its own."""
    name = server.new().rpartition("/")[2]
    database, relay, clerks = Database(server, name), Relay(server.port), []
    url, notes = f"postgresql://archive@127.0.0.1:{relay.port}/{name}", folder / "postgresql.notes"
    start = _starter(url, notes, seed, patience)
    faults = {
        "a clerk killed": killed_clerk(clerks, start, random.Random(seed)),
        "the lock held for long": database.held(patience + 1),
        "a read-only server": database.read_only(1),
        "connections ended by the server": database.terminated,
        "connections cut": relay.cut,
        "a silent network": relay.silent(1),
        "the server killed": database.killed,
    }
    if os.path.ismount(server.folder):
        faults["a full disk"] = database.full(1)
    try:
        return soak(url, notes, faults, clerks, start, seconds, seed)
    finally:
        relay.close()


def _starter(url: str, notes: Path, seed: int, patience: float) -> Callable[[int], object]:
    notes.touch()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.soak_clerk", "sqlalchemy.dialects.postgresql.pg8000"])
    born = Counter()

    def start(at: int):
        born[at] += 1
        who = at * 100_000 + born[at]
        clerk = context.Process(target=soak_clerk.work, args=(url, str(notes), who, seed, patience), daemon=True)
        clerk.start()
        return clerk

    return start


def both(seconds: float, seed: int, server, folder: Path, patience: float = 2) -> dict[str, Outcome]:
    """Run the soak on both databases at the same time; `patience`: seconds that a clerk waits for another."""
    outcomes: dict[str, Outcome] = {}

    def run(name: str, deed: Callable[[], Outcome]) -> None:
        try:
            outcomes[name] = deed()
        except BaseException as error:  # noqa: BLE001  a fault of the soak itself must not look like a success
            outcomes[name] = Outcome(wrong=[f"the soak itself failed: {error!r}"])

    threads = [
        threading.Thread(target=run, args=("SQLite", lambda: on_sqlite(folder, seconds, seed, patience))),
        threading.Thread(
            target=run, args=("PostgreSQL", lambda: on_postgresql(server, folder, seconds, seed, patience))
        ),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def table(name: str, outcome: Outcome) -> str:
    """Return an outcome as lines to read."""
    lines = [f"{name}", f"  {'fault':<34}{'injected':>9}{'survived':>9}"]
    lines += [f"  {kind:<34}{injected:>9}{survived:>9}" for kind, (injected, survived) in outcome.faults.items()]
    lines += [f"  {deed:<34}{number:>9}" for deed, number in outcome.deeds.items()]
    lines += [f"    told {number:>6} × {told}" for told, number in outcome.told.most_common()]
    lines += [f"  WRONG: {one.strip().splitlines()[-1]}" for one in outcome.wrong[:20]] or [
        "  everything acknowledged is there, byte for byte"
    ]
    return "\n".join(lines)


def main() -> int:
    """Run the soak and print what came of it; return 1 when anything was lost."""
    from tests.archive.conftest import PostgreSQL

    seconds, seed = (float(sys.argv[1]) if sys.argv[1:] else 600), (int(sys.argv[2]) if sys.argv[2:] else 2026)
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parts[-2]))
    folder = Path(tempfile.mkdtemp(prefix="soak-"))
    folder.chmod(0o755)
    with disk(folder / "postgresql", 1500):
        server = PostgreSQL(programs, folder / "postgresql")
        with (server.folder / "data" / "postgresql.conf").open("a") as settings:
            settings.write("max_wal_size = 128MB\nmin_wal_size = 32MB\n")
        server.stop()
        server.start()
        try:
            outcomes = both(seconds, seed, server, folder)
        finally:
            with suppress(AssertionError):  # it may be down already
                server.stop()
    print(f"soak of {seconds:.0f} s, seed {seed}, {CLERKS} clerks on each database")
    for name, outcome in sorted(outcomes.items()):
        print(table(name, outcome))
    wrong = any(outcome.wrong for outcome in outcomes.values())
    if wrong:
        print(f"the notes of the clerks are kept: {folder}")
    else:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
