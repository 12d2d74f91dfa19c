"""Who competes takes turns: every round runs each of them once, and a ratio is one of times of the same round.

What else runs on the machine then slows both sides of a ratio. Processor time (of all threads) stands beside wall time:
it is the steadier of the two.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

ROUNDS = 7
WALL, BUSY = 0, 1

Work = Callable[[], object]


@dataclass(frozen=True)
class Taken:
    """What each run took in each round, (wall, processor) seconds; `first` is the round before, which warms up."""

    times: dict[str, list[tuple[float, float]]]
    first: dict[str, tuple[float, float]]

    def ms(self, name: str, kind: int = BUSY) -> float:
        """Return the median milliseconds of one run."""
        return median(each[kind] for each in self.times[name]) * 1000

    def ratio(self, name: str, peer: str, kind: int = BUSY) -> float:
        """Return the median of the ratios of the rounds; 0 over 0 (nothing measurable) counts as 1."""
        pairs = zip(self.times[name], self.times[peer], strict=True)
        return median((one[kind] or 1e-9) / (other[kind] or 1e-9) for one, other in pairs)


@dataclass(frozen=True)
class Bar:
    """One ratio and the most it may be: `name` against `peer`, both names of runs; `per` runs' worth of work in one."""

    mark: str
    told: str
    name: str
    peer: str
    most: float | None = None
    per: float = 1


def seconds(work: Work) -> tuple[float, float]:
    """Return the wall and the processor seconds of one run."""
    began, used = time.perf_counter(), time.process_time()
    work()
    busy = time.process_time() - used
    return time.perf_counter() - began, busy


def in_turns(runs: Mapping[str, Work], rounds: int = ROUNDS) -> Taken:
    """Run each once to warm up, then `rounds` times in turns, beginning with another one each time."""
    names = list(runs)
    first = {name: seconds(runs[name]) for name in names}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for turn in range(rounds):
        start = turn % len(names)
        for name in names[start:] + names[:start]:
            times[name].append(seconds(runs[name]))
    return Taken(times, first)


def heading(title: str) -> None:
    """Print the head of the table that `told` fills."""
    print(f"\n| {title} | 与谁比 | 毫秒 | 对照 | 比值（处理器） | 比值（时间） | 上限 | 达到 |")
    print("|---|---|---|---|---|---|---|---|")


def told(taken: Taken, bars: list[Bar]) -> bool:
    """Print a line for each bar, times and ratios; return whether processor time keeps every bar."""
    kept = True
    for bar in bars:
        ratio, wall = (taken.ratio(bar.name, bar.peer, kind) / bar.per for kind in (BUSY, WALL))
        good = bar.most is None or ratio <= bar.most
        kept = kept and good
        most = ("–", "–") if bar.most is None else (f"{bar.most:g}", "是" if good else "**否**")
        print(
            f"| {bar.mark} {bar.told} | {bar.peer} | {taken.ms(bar.name):.3g} | {taken.ms(bar.peer):.3g} "
            f"| **{ratio:.3g}** | {wall:.3g} | {' | '.join(most)} |",
            flush=True,
        )
    return kept
