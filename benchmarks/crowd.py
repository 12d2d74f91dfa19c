"""Many people at once, each with a session of their own over the websocket, in one thread beside the server."""

import asyncio
import math
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from benchmarks.session import Session

PATIENCE = 60  # seconds for one run
THINK = (1.0, 3.0)  # seconds between two actions: two on average


@dataclass
class Seen:
    """What a crowd saw: seconds of the first runs and of the redraws, runs of fragments, messages, faults."""

    first: list[float] = field(default_factory=list)
    redraws: list[float] = field(default_factory=list)
    ticks: int = 0
    messages: int = 0
    faults: Counter[str] = field(default_factory=Counter)


class Person:
    """One person at a browser."""

    def __init__(self, address: str, seen: Seen) -> None:
        place = urlsplit(address)
        self.place, self.seen = place.netloc, seen
        self.session = Session(place.path.strip("/"), place.query)
        self.line: ClientConnection | None = None

    async def open(self) -> None:
        """Open the page and wait until it is drawn."""
        began = time.perf_counter()
        self.line = await connect(
            f"ws://{self.place}/_stcore/stream",
            origin=f"http://{self.place}",  # type: ignore[arg-type]
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            proxy=None,
            open_timeout=PATIENCE,
            ping_interval=None,  # a browser sends none
        )
        await self._run(self.session.run())
        self.seen.first.append(time.perf_counter() - began)

    async def choose(self, key: str, option: str) -> None:
        """Change a choice and wait until the page is redrawn."""
        await self._redraw(self.session.choose(key, option))

    async def go(self, page: str) -> None:
        """Click in the menu and wait until the page is drawn."""
        await self._redraw(self.session.go(page))

    async def think(self, seconds: float) -> None:
        """Do nothing for some seconds; the page's own clock goes on."""
        until = time.perf_counter() + seconds
        fragment, every = next(iter(self.session.watched.items()), ("", math.inf))
        while until - time.perf_counter() > every:
            await asyncio.sleep(every)
            await self._run(self.session.tick(fragment))
            self.seen.ticks += 1
        await asyncio.sleep(max(0.0, until - time.perf_counter()))

    async def close(self) -> None:
        """Leave."""
        if self.line is not None:
            await self.line.close()

    async def _redraw(self, asked: bytes) -> None:
        began = time.perf_counter()
        await self._run(asked)
        self.seen.redraws.append(time.perf_counter() - began)

    async def _run(self, asked: bytes) -> None:
        assert self.line is not None
        wanted = self.session.page
        async with asyncio.timeout(PATIENCE):
            await self.line.send(asked)
            while True:
                self.seen.messages += 1
                if self.session.hear(await self.line.recv()):  # type: ignore[arg-type]
                    break
        for fault in self.session.faults:
            self.seen.faults[fault] += 1
        if self.session.pages and self.session.script != self.session.pages.get(wanted):
            self.seen.faults[f"another page than “{wanted}”"] += 1


Habit = Callable[[Person, random.Random], Awaitable[None]]  # one action


async def crowd(addresses: list[str], habit: Habit, seconds: float, seed: int, seen: Seen) -> None:
    """Open all addresses at the same moment, act for some seconds, each in its own rhythm, then leave.

    What goes wrong is counted in `seen.faults`.
    """
    people = [Person(address, seen) for address in addresses]
    opened = await asyncio.gather(*(_guarded(one.open(), seen) for one in people))
    people = [one for one, well in zip(people, opened, strict=True) if well]
    until = time.perf_counter() + seconds

    async def act(one: Person, chance: random.Random) -> None:
        await one.think(chance.uniform(0, THINK[1]))  # not all in one beat
        while time.perf_counter() < until:
            await habit(one, chance)
            await one.think(chance.uniform(*THINK))

    await asyncio.gather(
        *(_guarded(act(one, random.Random(1000 * seed + number)), seen) for number, one in enumerate(people))
    )
    await asyncio.gather(*(one.close() for one in people))


async def _guarded(doing: Awaitable[None], seen: Seen) -> bool:
    try:
        await doing
    except ConnectionClosed as fault:
        seen.faults[f"disconnected: {fault}"] += 1
        return False
    except TimeoutError:
        seen.faults["no answer in time"] += 1
        return False
    except Exception as fault:
        seen.faults[f"{type(fault).__name__}: {fault}"] += 1
        return False
    return True
