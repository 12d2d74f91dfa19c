"""What an hour of visits leaves in the server's memory, and what one open page takes.

Run it with `python -m benchmarks.visits [visits]`. An hour of fifty people is taken as 1,500 visits: each opens a page,
changes three choices or pages and leaves. The bare page is visited as often, so that what Streamlit itself keeps can be
told from what we keep. Visits follow each other without pause, a few at a time: an hour passes in minutes.
"""

import asyncio
import random
import sys
from statistics import linear_regression

from benchmarks.crowd import Habit, Person, Seen
from benchmarks.people import PAGES, same, walk
from benchmarks.servers import Server, serving

AT_ONCE = 10
BLOCKS = 10  # how often the memory is read
ACTIONS = 3
OPEN = 100  # pages that are opened and left open
BEFORE = 300  # visits until caches hold what they may hold, and sessions kept for a broken line are as many as ever


def main() -> None:
    """Measure and print."""
    visits = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
    print(f"| 内存（MB） | 起动后 | 访问 {BEFORE} 次后 | 其后每 {visits // BLOCKS} 次", end="")
    print(" | 每次访问留下（KB） | 一个开着的页面（KB） | 差错 |")
    print("|---" * 7 + "|")
    for name, module, starts, habit in (
        ("本平台，六页混合", "lib.ui.server", list(PAGES), walk),
        ("裸页", "benchmarks.bare_server", ["?task=matrix_place"], same),
    ):
        with serving(module) as server:
            print(line(name, server, [f"{server.address}/{start}" for start in starts], habit, visits), flush=True)


def line(name: str, server: Server, addresses: list[str], habit: Habit, visits: int) -> str:
    """Return one line of the table."""
    seen, chance = Seen(), random.Random(8)
    started = server.memory()
    asyncio.run(visit(addresses, habit, BEFORE // 10, chance, seen))
    each = asyncio.run(left_open(addresses, server, seen))
    asyncio.run(visit(addresses, habit, BEFORE, chance, seen))
    memory = [server.memory()]
    for _ in range(BLOCKS):
        asyncio.run(visit(addresses, habit, visits // BLOCKS, chance, seen))
        memory.append(server.memory())
    slope, _ = linear_regression([number * (visits // BLOCKS) for number in range(BLOCKS + 1)], memory)
    told = "，".join(f"{one:.0f}" for one in memory[1:])
    faults = "；".join(f"{count} 次 {fault}" for fault, count in seen.faults.items()) or "0"
    return f"| {name} | {started:.0f} | {memory[0]:.0f} | {told} | {1024 * slope:.1f} | {each:.0f} | {faults} |"


async def visit(addresses: list[str], habit: Habit, visits: int, chance: random.Random, seen: Seen) -> None:
    """Open a page, act a few times and leave, so many times in all, some at the same time."""
    free = asyncio.Semaphore(AT_ONCE)

    async def one() -> None:
        async with free:
            person = Person(chance.choice(addresses), seen)
            try:
                await person.open()
                for _ in range(ACTIONS):
                    await habit(person, chance)
            except Exception as fault:
                seen.faults[f"{type(fault).__name__}: {fault}"] += 1
            finally:
                await person.close()

    await asyncio.gather(*(one() for _ in range(visits)))


async def left_open(addresses: list[str], server: Server, seen: Seen) -> float:
    """Open many pages and leave them open; return the KB that each has taken."""
    before = server.memory()
    people = [Person(addresses[number % len(addresses)], seen) for number in range(OPEN)]
    for one in people:
        await one.open()
    taken = server.memory() - before
    for one in people:
        await one.close()
    return 1024 * taken / OPEN


if __name__ == "__main__":
    main()
