"""A clerk in a process of its own, who publishes without pause and notes every version that was acknowledged."""

import os
import random
import signal
import sys
from itertools import count
from pathlib import Path

from sqlalchemy import event

from lib.archive.database import engine_for, file_of
from lib.archive.restoring import restore
from lib.archive.store import Stale, Store, Unavailable


def content(who: int, turn: int) -> bytes:
    """Return a wide CSV that no other clerk or turn gives, of varying length (0 to some 40 kB)."""
    line = f"市教育局{who}-{turn},1,0\r\n".encode()
    return "\ufeff部门,民革,民盟\r\n".encode() + line * random.Random(f"{who}/{turn}").randrange(1, 1500)


def publish_in_turn(url: str, who: int, turns: int) -> None:
    """Publish `turns` versions of one document, each on top of whatever is current, trying again when refused."""
    store = Store(engine_for(url))
    for turn in range(turns):
        current = store.current("one-2020")
        while True:
            number = current.number if current else 0
            try:
                store.publish("one-2020", content(who, turn), {}, f"clerk {who}", f"turn {turn}", based_on=number)
                break
            except Stale as stale:
                current = stale.current
    store.engine.dispose()


def publish_until_killed(url: str, notes: str, who: int) -> None:
    """Publish for ever; every acknowledged version is noted as "number who turn" in a file that survives the kill."""
    store = Store(engine_for(url))
    noted = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(noted, b"ready\n")
    turn = 0
    current = store.current("one-2020")
    number = current.number if current else 0
    while True:
        version = store.publish(
            "one-2020", content(who, turn), {"notes": str(turn)}, str(who), str(turn), based_on=number
        )
        number = version.number
        os.write(noted, f"{number} {who} {turn}\n".encode())
        turn += 1


def publish_and_die(url: str, number: int, step: int) -> None:
    """Publish one version on top of `number`, but die by SIGKILL just before the given statement or commit."""
    store = Store(engine_for(url))
    steps = count(1)

    def live_or_die(*_: object) -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(store.engine, "before_cursor_execute", live_or_die)
    event.listen(store.engine, "commit", live_or_die)
    store.publish("one-2020", content(1, number), {"notes": str(number)}, "1", str(number), based_on=number)
    store.engine.dispose()


def publish_come_what_may(url: str, notes: str, who: int) -> None:
    """Publish for ever, looking again whenever refused; every acknowledged version is noted as "number who turn"."""
    store = Store(engine_for(url))
    noted = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    number = 0
    for turn in count():
        try:
            number = store.publish("one-2020", content(who, turn), {}, str(who), str(turn), based_on=number).number
            os.write(noted, f"{number} {who} {turn}\n".encode())
        except Stale as stale:
            number = stale.current.number if stale.current else 0
        except Unavailable as fault:
            os.write(noted, f"told {fault}\n".encode())


def publish_once(url: str, notes: str, number: int) -> None:
    """Publish one version on top of `number`; note it as "number who turn", or what was told instead."""
    store = Store(engine_for(url))
    try:
        version = store.publish("one-2020", content(1, number), {}, "1", str(number), based_on=number)
        told = f"{version.number} 1 {number}"
    except (Stale, Unavailable) as fault:
        told = f"told {fault}"
    with open(notes, "a", encoding="utf-8") as noted:
        noted.write(f"{told}\n")


def restore_and_die(url: str, backup: str, step: int) -> None:
    """Put a back-up back, but die by SIGKILL just before the given act on the folder of the archive."""
    engine, steps = engine_for(url), count(1)
    folder = str(file_of(engine).parent)

    def live_or_die(act: str, told: tuple[object, ...]) -> None:
        acts = ("os.rename", "os.link", "os.remove", "sqlite3.connect", "open")
        if act in acts and folder in str(told[0]) and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(live_or_die)
    restore(engine, Path(backup), "管理员")
    os._exit(0)  # the hook cannot be taken off
