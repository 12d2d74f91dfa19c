"""How long a changed choice takes to be on screen, against a bare Streamlit page that draws the same figure.

Run it with `make bench`; with LIAISON_DATA it runs over the lists of another folder, such as a country's. It prints
Markdown tables and always ends well: the machine decides on times, the reader on
ratios. Both servers run side by side and take turns in every round, so that what else runs slows both.
"""

import os
import sys
from collections.abc import Callable
from itertools import cycle, islice
from statistics import median, quantiles
from typing import Any

from benchmarks import imports, parts
from benchmarks.browser import Tab, chromium
from benchmarks.frames import CHANGED, TASKS
from benchmarks.servers import Server, serving
from benchmarks.visitor import Visitor
from lib.archive.folder import FOLDER_VARIABLE

BAR = 1.5
PEER = "裸 Streamlit 页（一个选择框，一张同样的图）"
WITH_MENU = "同一裸页，所在的应用有同样多的页，带菜单"
# What is changed, in words; page and choice are in benchmarks.frames.
NAMES = {
    "matrix_order": "联系矩阵：改部门排列",
    "matrix_place": "联系矩阵：改地区",
    "coverage_place": "覆盖统计：改地区",
    "network_place": "网络图谱：改地区",
    "cities_place": "城市比较：改乙方",
}
SESSIONS = 10
Pair = tuple[float, float]  # dashboard, bare page


def main() -> None:
    """Measure and print everything; the first argument is the number of rounds (15 or more)."""
    rounds = max(15, int(sys.argv[1])) if len(sys.argv) > 1 else 20
    with serving("lib.ui.server") as ours, serving("benchmarks.bare_server") as peer:
        with chromium() as browser:
            heading(f"改一个选择到页面重画完（浏览器，毫秒，{rounds} 轮，括号内为四分位数）")
            stages: dict[str, list[tuple[dict[str, float], ...]]] = {}
            pooled: dict[str, list[Pair]] = {PEER: [], WITH_MENU: []}
            for task in NAMES:
                (here, key), (there, choice) = addresses(task, ours, peer)
                tabs = [Tab(browser, here, key), Tab(browser, there, choice), Tab(browser, f"{there}&menu=1", choice)]
                stages[task] = alternating(task, rounds, *(tab.choose for tab in tabs))
                for side, name in enumerate(pooled, 1):
                    pairs = [(one[0]["redrawn"], one[side]["redrawn"]) for one in stages[task]]
                    pooled[name] += pairs
                    row(NAMES[task], pairs, name)
                for tab in tabs:
                    tab.close()
            for name, pairs in pooled.items():
                row("**五种合在一起**", pairs, name)
        breakdown(stages)
        heading(f"其中服务器一次运行（无浏览器，毫秒，{3 * rounds} 轮）")
        costs = []
        for task in NAMES:
            visitors = [Visitor(address, key) for address, key in addresses(task, ours, peer)]
            before = ours.busy(), peer.busy()
            runs = alternating(task, 3 * rounds, visitors[0].choose, visitors[1].choose)
            used = ours.busy() - before[0], peer.busy() - before[1]
            row(NAMES[task], [(one.seconds * 1000, other.seconds * 1000) for one, other in runs], PEER)
            costs.append((task, runs, used))
            for visitor in visitors:
                visitor.close()
        print("\n| 服务器处理器时间与消息 | 本平台毫秒 | 对照 | 消息数 | 对照 | 千字节 | 对照 |\n" + "|---" * 7 + "|")
        for task, runs, used in costs:
            cells = [f"{1000 * each / len(runs):.0f}" for each in used]
            cells += [f"{median(pair[side].messages for pair in runs):.0f}" for side in (0, 1)]
            cells += [f"{median(pair[side].size for pair in runs) / 1024:.0f}" for side in (0, 1)]
            print(f"| {NAMES[task]} | {' | '.join(cells)} |")
        memory(ours)
    if not os.environ.get(FOLDER_VARIABLE):  # of the shipped lists alone
        parts.main()
        imports.main()


def addresses(task: str, ours: Server, peer: Server) -> list[tuple[str, str]]:
    """Return the address and the key of the choice, of the dashboard and of the bare page."""
    found = TASKS[task]
    return [(f"{ours.address}/{found.page}", found.key), (f"{peer.address}/?task={task}", "choice")]


def alternating(task: str, rounds: int, *sides: Callable[[str], Any]) -> list[Any]:
    """Return what all gave in each round; they change to the same option, and take turns in going first."""
    options = CHANGED[task]
    found = []
    for number, option in enumerate(islice(cycle(options[1:] + options[:1]), rounds)):
        start = number % len(sides)
        order = [*range(start, len(sides)), *range(start)]
        given = {side: sides[side](option) for side in order}
        found.append(tuple(given[side] for side in range(len(sides))))
    return found


def memory(ours: Server) -> None:
    """Print what the dashboard holds in memory before and while more and more sessions look at every kind of page."""
    print(f"\n| 同时打开的会话 | {' | '.join(map(str, range(SESSIONS + 1)))} |\n|---{'|---' * (SESSIONS + 1)}|")
    open_, held = [], [ours.memory()]
    for session in range(SESSIONS):
        for task in NAMES:
            page, key = addresses(task, ours, ours)[0]
            open_.append(Visitor(page, key))
            for option in islice(cycle(CHANGED[task]), 1 + session, 4 + session):
                open_[-1].choose(option)
        held.append(ours.memory())
    print(f"| 内存（MB） | {' | '.join(f'{one:.0f}' for one in held)} |")
    for visitor in open_:
        visitor.close()


def heading(title: str) -> None:
    """Print the head of a table of ratios."""
    print(f"\n| {title} | 本平台 | 对照 | 比值 | 上限 | 对照是谁 |\n|---|---|---|---|---|---|")


def row(name: str, pairs: list[Pair], peer: str) -> None:
    """Print one line of a table of ratios: the ratio is the median of those of the rounds."""
    ratios = [one / other for one, other in pairs]
    sides = [spread([pair[side] for pair in pairs], ".0f") for side in (0, 1)]
    print(f"| {name} | {sides[0]} | {sides[1]} | {spread(ratios, '.2f')} | {BAR} | {peer} |", flush=True)


def spread(numbers: list[float], form: str) -> str:
    """Return median and quartiles as text."""
    low, middle, high = quantiles(numbers, n=4)
    return f"**{middle:{form}}**（{low:{form}}–{high:{form}}）"


def breakdown(stages: dict[str, list[tuple[dict[str, float], ...]]]) -> None:
    """Print where the time goes: until the request leaves, until the last message is there, until all is drawn."""
    print("\n| 各段中位毫秒 | 选择→发出 | 对照 | 发出→末条消息 | 对照 | 末条消息→画完 | 对照 |\n" + "|---" * 7 + "|")
    for task, rounds in stages.items():
        cells = []
        for start, end in ((None, "sent"), ("sent", "received"), ("received", "redrawn")):
            for side in (0, 1):
                cells.append(median(one[side][end] - (one[side][start] if start else 0) for one in rounds))
        print(f"| {NAMES[task]} | {' | '.join(f'{cell:.0f}' for cell in cells)} |")


if __name__ == "__main__":
    main()
