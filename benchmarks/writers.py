"""Clerks in processes of their own who publish without pause through the archive, and note what they were told."""

import json
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lib.archive.database import engine_for
from lib.archive.store import Stale, Store, Unavailable

ROOT = Path(__file__).resolve().parents[1]
NOT_DONE, UNSURE = "没有保存", "不能确定"


@dataclass(frozen=True)
class Told:
    """What a clerk was told of one publish: "kept" or the sentence; when, and after how many seconds."""

    who: int
    turn: int
    number: int
    at: float
    seconds: float
    words: str


def content(who: int, turn: int) -> bytes:
    """Return a wide CSV that no other clerk or turn gives, of varying length (to some 40 kB)."""
    line = f"市教育局{who}-{turn},1,0\r\n".encode()
    return "\ufeff部门,民革,民盟\r\n".encode() + line * random.Random(f"{who}/{turn}").randrange(1, 1500)


def write(url: str, notes: str, who: int, pause: float) -> None:
    """Publish new versions of a document of one's own until SIGTERM; note each answer the moment it is there."""
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: over.set())
    store = Store(engine_for(url))
    document, number, turn = f"clerk{who}-2020", 0, 0
    with Path(notes).open("a", encoding="utf-8") as noted:
        while not over.is_set():
            began = time.time()
            try:
                number = store.publish(
                    document, content(who, turn), {"notes": str(turn)}, f"clerk {who}", f"turn {turn}", number
                ).number
                words = "kept"
            except Stale as stale:  # one of which nobody could tell was kept after all
                number, words = stale.current.number if stale.current else 0, "stale"
            except Unavailable as fault:
                words = str(fault)
            ended = time.time()
            print(json.dumps([who, turn, number, ended, ended - began, words]), file=noted, flush=True)
            turn += 1
            time.sleep(pause if words == "kept" else 0.2)
    store.engine.dispose()


@contextmanager
def writing(url: str, folder: Path, number: int, pause: float = 0.0) -> Iterator[list[Path]]:
    """Let so many clerks publish until the block is left; yield the files of their notes."""
    files = [folder / f"told-{who}" for who in range(number)]
    clerks = []
    for who, file in enumerate(files):
        file.touch()
        command = [sys.executable, "-m", "benchmarks.writers", url, str(file), str(who), str(pause)]
        clerks.append(subprocess.Popen(command, cwd=ROOT))
    try:
        yield files
    finally:
        for clerk in clerks:
            clerk.terminate()
        for clerk in clerks:
            try:
                clerk.wait(60)
            except subprocess.TimeoutExpired:
                clerk.kill()
                clerk.wait()


def told(files: Sequence[Path]) -> list[Told]:
    """Return all that was noted so far, a line that is being written left out."""
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines(keepends=True)]
    return [Told(*json.loads(line)) for line in lines if line.endswith("\n")]


def wait_for(files: Sequence[Path], more: int, since: float = 0.0, patience: float = 60.0) -> None:
    """Wait until each clerk had so many publishes acknowledged after a moment; RuntimeError if that takes too long."""
    until = time.monotonic() + patience
    while True:
        kept = [sum(one.words == "kept" and one.at > since for one in told([file])) for file in files]
        if min(kept) >= more:
            return
        if time.monotonic() > until:
            raise RuntimeError(f"acknowledged so far: {kept}; last words: {[one.words for one in told(files)][-4:]}")
        time.sleep(0.05)


def faults(url: str, answers: Sequence[Told]) -> list[str]:
    """Return what the archive holds against what clerks were told; empty when every word was true.

    What was acknowledged must be there byte for byte, what was refused as not kept must not, the rest may.
    """
    store = Store(engine_for(url))
    found = []
    for who in sorted({one.who for one in answers}):
        history = store.history(f"clerk{who}-2020")
        if [version.number for version in history] != list(range(1, len(history) + 1)):
            found.append(f"clerk {who}: versions are missing or double")
        there = {int(version.register["notes"]): version for version in history}
        for one in (one for one in answers if one.who == who):
            version = there.pop(one.turn, None)
            if version and not (version.whole and version.content == content(who, one.turn)):
                found.append(f"clerk {who}, turn {one.turn}: not as it was published")
            if one.words == "kept" and (version is None or version.number != one.number):
                found.append(f"clerk {who}, turn {one.turn}: acknowledged and lost")
            if version and (one.words == "stale" or NOT_DONE in one.words):
                found.append(f"clerk {who}, turn {one.turn}: there, but told “{one.words}”")
        found += [f"clerk {who}, turn {turn}: from nowhere" for turn in there]
    store.engine.dispose()
    return found


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
