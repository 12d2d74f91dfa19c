"""Every measurement in turn, and one table of all ratios: `python -m benchmarks.whole [FILE]`, as `make bench` does.

What the parts print goes to the screen and to FILE (var/bench.md), and after it the table and the minutes of each part.
A part that fails or misses a bar stops nothing. The ratios are found in what is printed: rows below a heading that has
a column of bars (上限).
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

PARTS = (
    "pages 15",
    "notice 3",
    "intake 3",
    "measures 3",
    "one_list 5",
    "figures 5",
    "loading tenth 3",
    "pack 5",
    "people 2 50 15",
    "replicas",
    "standby",
    "soak 60",
)
LONGEST = 600  # seconds of one part
RATIOS = ("比值（处理器）", "比值", "p95", "比文件")
PEERS = ("与谁比", "对照是谁")


def main(target: str = "var/bench.md") -> None:
    """Run all parts and write their table."""
    path, rows, spent = Path(target), list[str](), list[str]()
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for part in PARTS:
            began = time.monotonic()
            printed, state = output_of(part)
            taken = (time.monotonic() - began) / 60
            spent.append(f"| {part} | {taken:.1f} | {os.getloadavg()[0]:.1f} | {state or '完成'} |")
            rows += [f"| {part.split()[0]} | {row}" for row in ratios(printed)]
            show(f"\n## {part}（{taken:.1f} 分钟）\n\n{printed}", file)
        show(
            "\n## 全部比值\n\n| 哪一项 | 量什么 | 与谁比 | 比值 | 上限 |\n|---|---|---|---|---|\n" + "\n".join(rows),
            file,
        )
        show("\n| 哪一项 | 分钟 | 之后的负载 | 结果 |\n|---|---|---|---|\n" + "\n".join(spent), file)


def output_of(part: str) -> tuple[str, str]:
    """Return what a part prints, and in words what it ended with unless all is well."""
    name, *given = part.split()
    command = [sys.executable, "-m", f"benchmarks.{name}", *given]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as ran:
        try:
            printed, _ = ran.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            ran.terminate()
            return ran.communicate()[0], f"超过 {LONGEST // 60} 分钟"
    return printed, "有一项未达到，或没有做完" if ran.returncode else ""


def ratios(printed: str) -> Iterator[str]:
    """Yield the rows of all printed tables of ratios with the same four columns: what, against whom, ratio, bar."""
    names: list[str] = []
    for line in printed.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            names = []
        elif not names:
            names = cells
        elif "上限" in names and len(cells) == len(names) and set(cells[0]) != {"-"}:
            told = dict(zip(names, cells, strict=True))
            ratio = next((told[one] for one in RATIOS if one in told), "")
            peer = next((told[one] for one in PEERS if one in told), "")
            if ratio:
                yield f"{cells[0]} | {peer} | {ratio} | {told['上限']} |"


def show(text: str, file: TextIO) -> None:
    """Print a text and write it."""
    print(text, flush=True)
    print(text, file=file, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:2])
