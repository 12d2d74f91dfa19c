"""How long a notice takes to be read: against its length, of twenty pages, and of hostile texts of a megabyte.

Run it with `python -m benchmarks.notice`. It prints Markdown tables; the reader decides.
"""

import sys

from benchmarks.rounds import BUSY, ROUNDS, in_turns, seconds
from lib.intake.notice.reading import read_notice

PAGE = 800  # characters of an official page
LINES = [
    "一、充分认识对口联系工作的意义，进一步加强与各民主党派、工商联的联系，每年召开一次座谈会，并通报工作情况。",
    "市教育局、市文旅局对口联系民盟、民进和九三学社；市水务局对口联系民革；市卫健委对口联系农工党、致公党。",
    "民建滨河市委：市财政局、市住建局、市自然资源和规划局",
    "（二）市发改委、统计局、审计局联系民建滨河市委；",
]
HOSTILE = [
    "、",
    "对口联系",
    "(",
    "市教育局、",
    "市教育局与民盟",
    "各民主党派",
    "市",
    "1.",
    "除",
    "原由市教育局",
    "《关于",
    "区住建局区民政局",
    "调整为",
    "如下:市局",
]
HOSTILE += ["民革\n", "市教育局、\n", "民革\t市教育局\n", "民革,市教育局,\n"]


def main(rounds: int = ROUNDS) -> None:
    """Print both tables."""
    text = "\n".join(LINES)
    base = text * (20 * PAGE // len(text))
    sizes = (1, 2, 4, 8)
    taken = in_turns({str(times): lambda times=times: read_notice(base * times) for times in sizes}, rounds)
    print(f"\n| 通知长度 | 毫秒（{rounds} 轮中位，处理器） | 相对 20 页 |\n|---|---|---|")
    for times in sizes:
        spent, ratio = taken.ms(str(times)), taken.ratio(str(times), "1")
        print(f"| {20 * times} 页（{len(base) * times} 字） | {spent:.0f} | {ratio:.2f} |")
    one = taken.ms("1") / 1000
    print("\n| 一百万字的恶意文字 | 秒 | 每字相对 20 页通知 |\n|---|---|---|")
    for unit in HOSTILE:
        hostile = unit * (1_000_000 // len(unit))
        spent = seconds(lambda hostile=hostile: read_notice(hostile))[BUSY]
        print(f"| {unit!r} × {1_000_000 // len(unit)} | {spent:.1f} | {spent / len(hostile) / (one / len(base)):.2f} |")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
