"""Fifty people clicking at the same time on one server, against the bare page under the same load.

Run it with `python -m benchmarks.people [rounds] [people] [seconds]`. Both servers run all the while and take turns in
every round; what else the machine does slows both. It never fails because of a slow machine: only the count of faults
must be 0.
"""

import asyncio
import random
import secrets
import sys
from dataclasses import dataclass
from itertools import chain
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.crowd import Habit, Person, Seen, crowd
from benchmarks.frames import CHANGED
from benchmarks.servers import Server, serving
from lib.archive.accounts import add_account
from lib.archive.database import engine_for

BAR = 1.5
# Pages between which people walk, with the choices that they change there.
PAGES = {
    "": (),
    "matrix": ("place", "matrix_order"),
    "coverage": ("place",),
    "network": ("place",),
    "cities": ("cities_a", "cities_b"),
    "peers": ("place", "peers_level"),
}
WALKS = 0.25  # how often one goes to another page instead of changing a choice


@dataclass
class Side:
    """One kind of load: its name, its server, where people start, what they do, and what came of it in each round."""

    name: str
    server: Server
    address: str
    habit: Habit
    rounds: list[tuple[Seen, float]]  # what was seen, seconds of processor


async def walk(one: Person, chance: random.Random) -> None:
    """Go to another page, or change one of the choices of this one to any of its options."""
    keys = [key for key in PAGES[one.session.page] if key in one.session.choices]
    if not keys or chance.random() < WALKS:
        await one.go(chance.choice([page for page in PAGES if page != one.session.page]))
        return
    key = chance.choice(keys)
    await one.choose(key, chance.choice(one.session.choices[key].options))


async def same(one: Person, chance: random.Random) -> None:
    """Change the place on the page of the matrix, or on the bare page, to one with a large list."""
    key = "place" if "place" in one.session.choices else "choice"
    await one.choose(key, chance.choice(CHANGED["matrix_place"]))


def main() -> None:
    """Measure and print."""
    given = [int(word) for word in sys.argv[1:]]
    rounds, people, seconds = [*given, *(3, 50, 20)[len(given) :]]
    with TemporaryDirectory() as folder:
        archive = f"sqlite:///{folder}/archive.sqlite"
        add_account(engine_for(archive), "office", secrets.token_hex())  # as where several people work
        compare(archive, rounds, people, seconds)


def compare(archive: str, rounds: int, people: int, seconds: int) -> None:
    """Measure both servers in turns and print the tables."""
    with serving("lib.ui.server", LIAISON_DATABASE_URL=archive) as ours, serving("benchmarks.bare_server") as peer:
        base = ours.memory(), peer.memory()
        single = Side("联系矩阵：改地区", ours, f"{ours.address}/matrix", same, [])
        mixed = Side("六页混合：换页、改选择", ours, ours.address, walk, [])
        bare = Side("裸页：改地区，同样的图", peer, f"{peer.address}/?task=matrix_place", same, [])
        for number in range(rounds):
            for side in (single, bare, mixed) if number % 2 else (bare, single, mixed):
                measure(side, people, seconds, number)
        print(f"\n| {people} 人，每人想 2 秒（毫秒） | 重画 p50 | p95 | 首次打开 p50 | p95", end="")
        print(" | 重画数 | 处理器／次 | 消息／次 | 差错 |")
        print("|---" * 9 + "|")
        for side in (single, mixed, bare):
            print(line(side))
        print(f"\n| 比值，逐轮（中位） | p50 | p95 | 上限 | 处理器 |\n{'|---' * 5}|")
        for side in (single, mixed):
            print(against(side, bare))
        told = [f"{before:.0f} → {server.memory():.0f}" for before, server in zip(base, (ours, peer), strict=True)]
        print(f"\n内存（MB），起动后与 {rounds} 轮以后：本平台 {told[0]}，裸页 {told[1]}。")


def measure(side: Side, people: int, seconds: int, number: int) -> None:
    """Let a crowd act on one side, and note what it saw."""
    seen, busy = Seen(), side.server.busy()
    asyncio.run(crowd([side.address] * people, side.habit, seconds, number, seen))
    side.rounds.append((seen, side.server.busy() - busy))


def line(side: Side) -> str:
    """Return one line of the table of what was measured."""
    redraws = list(chain.from_iterable(seen.redraws for seen, _ in side.rounds))
    first = list(chain.from_iterable(seen.first for seen, _ in side.rounds))
    number = len(redraws) + len(first)
    busy = sum(each for _, each in side.rounds)
    messages = sum(seen.messages for seen, _ in side.rounds)
    faults = sum((seen.faults for seen, _ in side.rounds), start=Seen().faults)
    cells = [f"{1000 * each:.0f}" for each in (*spread(redraws), *spread(first))]
    cells += [str(len(redraws)), f"{1000 * busy / number:.1f}", f"{messages / number:.0f}", str(faults.total())]
    told = "".join(f"\n\n{count} 次：{fault}" for fault, count in faults.items())
    return f"| {side.name} | {' | '.join(cells)} |{told}"


def against(side: Side, bare: Side) -> str:
    """Return one line of the table of ratios: the median of those of the rounds."""
    each = [
        (
            *(ours / theirs for ours, theirs in zip(spread(mine.redraws), spread(other.redraws), strict=True)),
            (busy / runs(mine)) / (spent / runs(other)),
        )
        for (mine, busy), (other, spent) in zip(side.rounds, bare.rounds, strict=True)
    ]
    p50, p95, cost = (
        f"**{median(column):.2f}**（{min(column):.2f}–{max(column):.2f}）" for column in zip(*each, strict=True)
    )
    return f"| {side.name} | {p50} | {p95} | {BAR} | {cost} |"


def runs(seen: Seen) -> int:
    """Return how often the whole script was run."""
    return len(seen.first) + len(seen.redraws)


def spread(numbers: list[float]) -> tuple[float, float]:
    """Return p50 and p95."""
    return median(numbers), quantiles(numbers, n=20)[-1]


if __name__ == "__main__":
    main()
