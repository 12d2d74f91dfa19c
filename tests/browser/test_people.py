"""Many people at once on the real server, each over a line of their own: nobody gets another's page, nothing stays."""

import asyncio
import json
import time

import pytest

from benchmarks.crowd import Person, Seen, crowd
from lib.archive.holdings import load_holdings
from lib.figures.style import label

# Runs the dashboard with few files to open, and counts on demand what sessions it still knows and holds.
COUNTED = """
import gc, json, os, resource, threading, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_NOFILE, (256, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from lib.ui.server import main

def count():
    home = Path(os.environ["HOME"])
    while True:
        time.sleep(0.05)
        if (home / "ask").exists():
            (home / "ask").unlink()
            gc.collect()
            known = len(Runtime.instance()._session_mgr.list_sessions())
            held = sum(isinstance(one, AppSession) for one in gc.get_objects())
            (home / "found").write_text(json.dumps([known, held]))

threading.Thread(target=count, daemon=True).start()
main()
"""
PEOPLE = 8
OPEN = 100


@pytest.fixture(scope="module")
def rows_of():
    """The departments, as they stand beside the picture, of each list of each place."""
    held, rows = load_holdings(), {}
    for one in held.documents.values():
        if one.document_id in held.matrices:
            names = [label(name) for name in held.matrices[one.document_id].index]
            rows.setdefault(one.place, []).append(names)
    return rows


def test_each_of_many_people_gets_the_place_they_chose(module_server, rows_of):
    address, _ = module_server()
    seen, places, wrong, asked = Seen(), list(rows_of), [], {}

    async def choose(one: Person, chance):
        mine = places[asked.setdefault(id(one), len(asked)) :: PEOPLE]
        place = chance.choice(mine)
        await one.choose("place", place)
        drawn = [json.loads(spec)["layout"]["yaxis2"]["ticktext"] for spec in one.session.charts.values()]
        if len(drawn) != 1 or drawn[0] not in rows_of[place]:
            wrong.append((place, drawn))
        if not any(text.startswith(f"**{place}") for text in one.session.texts):
            wrong.append((place, one.session.texts))

    asyncio.run(crowd([f"{address}/matrix"] * PEOPLE, choose, 5, 1, seen))
    assert not seen.faults
    assert not wrong, wrong[:3]
    assert len(asked) == PEOPLE <= len(places) and len(seen.redraws) >= PEOPLE


def test_a_hundred_pages_may_be_open_and_nothing_of_them_stays_when_they_are_closed(module_server):
    address, home = module_server(("-c", COUNTED), STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL="1")
    seen = Seen()
    everyone = [Person(f"{address}/{page}", seen) for page in ("", "matrix", "peers", "cities") * (OPEN // 4)]

    def counted():
        (home / "ask").touch()
        until = time.monotonic() + 60
        while not (home / "found").exists() and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.05)  # until it is written
        found = json.loads((home / "found").read_text())
        (home / "found").unlink()
        return found

    async def open_all():
        for one in everyone:
            await one.open()

    async def leave_all():
        for one in everyone:
            await one.close()

    async def both():
        await open_all()
        within = await asyncio.to_thread(counted)
        await leave_all()
        return within

    assert asyncio.run(both()) == [OPEN, OPEN]
    assert not seen.faults and len(seen.first) == OPEN
    time.sleep(2)  # longer than their readers may come back
    asyncio.run(come_and_go(address))  # Streamlit clears away the old ones when a new one leaves
    known, held = counted()
    assert known <= 1 and held <= 1


async def come_and_go(address):
    one = Person(f"{address}/matrix", Seen())
    await one.open()
    await one.close()
    await asyncio.sleep(0.5)
