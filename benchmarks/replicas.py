"""Three replicas behind the shipped nginx site on one PostgreSQL: what people notice of publishing and of bad days.

Run it with `python -m benchmarks.replicas [people]` where Debian's packages nginx and postgresql are installed. It
prints a Markdown table; everything runs on loopback and is gone afterwards.
"""

import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks.browser import chromium
from benchmarks.clusters import primary_alone
from benchmarks.fleet import Replica, fleet
from benchmarks.front import Front, fronting
from benchmarks.returning import SEAT, Returning
from lib.archive.accounts import add_account
from lib.archive.database import engine_for
from lib.archive.holdings import load_holdings
from lib.archive.register import register_row
from lib.archive.store import Store
from lib.exports.csv_file import matrix_csv

PAGE, PLACE, DOCUMENT = "matrix", "place=宁波市奉化区", "fenghua-2019"
THINK = 2.0  # seconds between two clicks of one person, on average
NAME, PASSWORD = "zhang", "a password for measurements"
PATIENCE = 60_000  # ms


class Crowd:
    """People who click, each in a thread of their own; every third only looks. `errors` are what went wrong."""

    def __init__(self, front: Front, number: int) -> None:
        self.people = [Returning(front.address, PAGE, front.trust(), PLACE) for _ in range(number)]
        self.quiet = self.people[::3]
        self.errors: list[str] = []
        self.clicks: list[float] = []
        self.over = threading.Event()
        self.threads = [threading.Thread(target=self._live, args=(one,)) for one in self.people]
        for thread in self.threads:
            thread.start()

    def at(self, replica: int) -> list[Returning]:
        """Return who sits at a replica."""
        return [one for one in self.people if one.replica == replica]

    def stop(self) -> None:
        """Let everyone finish and leave."""
        self.over.set()
        for thread in self.threads:
            thread.join(90)
        for one in self.people:
            one.close()

    def _live(self, one: Returning) -> None:
        chance = random.Random(id(one))
        try:
            while not self.over.wait(chance.uniform(0.5, 1.5) * THINK):
                one.look()
                one.tick()  # as the browser's clock does every three seconds
                if one not in self.quiet:
                    options = one.session.choices["matrix_order"].options
                    self.clicks.append(one.choose("matrix_order", chance.choice(options)))
                self.errors += one.session.faults
        except Exception as fault:
            self.errors.append(f"{type(fault).__name__}: {fault}")


def main() -> None:
    """Measure and print everything."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 24
    with tempfile.TemporaryDirectory(prefix="replicas-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL is another user
        with primary_alone(folder) as database, fleet(folder, database.url(), 3) as replicas:
            ports = [replica.port for replica in replicas]
            with fronting(folder / "nginx", ports) as front, chromium() as browser:
                store = Store(engine_for(database.url()))
                add_account(store.engine, NAME, PASSWORD)
                measure(store, replicas, front, browser, number)


def measure(store: Store, replicas: list[Replica], front: Front, browser: Browser, number: int) -> None:
    """Go through all of it, one thing after the other."""
    print(f"\n{number} 人，平均每 {THINK:g} 秒点一次；负载 {os.getloadavg()[0]:.1f}\n\n| 量什么 | 结果 |\n|---|---|")
    crowd = Crowd(front, number)
    try:
        seats = [one.replica for one in crowd.people]
        time.sleep(5 * THINK)
        moved = sum(one.replica != seat for one, seat in zip(crowd.people, seats, strict=True))
        row("三个进程各坐几人", "、".join(str(len(crowd.at(one))) for one in (1, 2, 3)))
        row("换了进程的人 / 断线 / 错误", f"{moved} / {breaks(crowd)} / {len(crowd.errors)}")

        views = [opened(browser, front, seat) for seat in (1, 2, 3)]
        delays = [published(store, views) for _ in range(5)]
        row("发布一次，其他进程上开着的网页全部更新（秒，中位，最长）", f"{median(delays):.1f}，{max(delays):.1f}")

        log_in(views[0], front)
        time.sleep(3 * THINK)  # everyone has seen the last version
        killed(store, replicas, front, crowd, views)
        frozen(replicas, front, crowd)
        rolling(replicas, crowd)
    finally:
        crowd.stop()
    row("全程点击 / 错误", f"{len(crowd.clicks)} / {len(crowd.errors)} {'；'.join(sorted(set(crowd.errors))[:3])}")


def killed(store: Store, replicas: list[Replica], front: Front, crowd: Crowd, views: list[Page]) -> None:
    """SIGKILL one replica under load; look at those who sat there, at the others, and at a real browser."""
    victims, others = crowd.at(1), [one for one in crowd.people if one.replica != 1]
    before = {one: (list(one.session.texts), dict(one.session.charts)) for one in crowd.quiet if one in victims}
    before_breaks, errors = sum(one.breaks for one in others), len(crowd.errors)
    with counting(victims) as count:
        replicas[0].kill()
        until(lambda: all(one.breaks for one in victims), "nobody came back")
        time.sleep(3 * THINK)
    same = sum((one.session.texts, one.session.charts) == page for one, page in before.items())
    row("杀掉一个进程：坐在那里的人断线几次", f"{count()}（{len(victims)} 人）")
    away = [seconds for one in victims for seconds in one.away]
    row("断线到网页恢复（秒，中位，最长）", f"{median(away):.2f}，{max(away):.2f}")
    row("没有点击的人，恢复后的网页和断线前一样", f"{same} / {len(before)}")
    row("其他人断线 / 错误", f"{sum(one.breaks for one in others) - before_breaks} / {len(crowd.errors) - errors}")
    seconds = published(store, views)  # the page on the dead replica shows it only if its script runs elsewhere
    row("浏览器：原来的网页自己回来，并看到此后的发布（秒）", f"{seconds:.1f}")
    time.sleep(5)
    row("浏览器：5 秒后还显示错误", "是" if views[0].get_by_role("dialog").count() else "否")
    row("浏览器：仍然登录着", "是" if views[0].get_by_text(f"账号：{NAME}").count() else "否")

    replicas[0].start()
    replicas[0].ready()
    time.sleep(21)  # nginx asks it again after twenty
    row("进程恢复后被拉回去的人", str(len([one for one in victims if one.replica == 1])))
    row("浏览器：恢复后在原网页上传文件", uploaded(views[0], front))


def frozen(replicas: list[Replica], front: Front, crowd: Crowd) -> None:
    """SIGSTOP one replica: it takes connections and never answers. Then it is killed, as an administrator would."""
    number = max((1, 2, 3), key=lambda one: len(crowd.at(one)))
    victims, errors = crowd.at(number), len(crowd.errors)
    with counting(victims) as count:
        replicas[number - 1].freeze()
        began = time.monotonic()
        visitor = Returning(front.address, PAGE, front.trust(), PLACE, seat=f"{'0' * 32}.{number}")
        row("进程停住不动：坐在那里的人新打开网页（秒）", f"{time.monotonic() - began:.1f}")
        visitor.close()
        replicas[number - 1].kill()
        until(lambda: all(one.replica != number for one in victims), "nobody left")
    row("杀掉停住的进程以后：断线 / 错误", f"{count()}（{len(victims)} 人） / {len(crowd.errors) - errors}")
    replicas[number - 1].start()
    replicas[number - 1].ready()


def rolling(replicas: list[Replica], crowd: Crowd) -> None:
    """Restart one after the other, as an upgrade does."""
    errors, stopping = len(crowd.errors), []
    with counting(crowd.people) as count:
        for replica in replicas:
            stopping.append(replica.stop())
            replica.start()
            replica.ready()
            time.sleep(6)
    row("逐个重启三个进程：每人断线几次 / 错误", f"{count() / len(crowd.people):.2f} / {len(crowd.errors) - errors}")
    row("停下一个进程（秒，最长）", f"{max(stopping):.1f}")


def opened(browser: Browser, front: Front, seat: int) -> Page:
    """Open the page in a browser of its own that sits at a replica."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN", ignore_https_errors=True)
    context.set_default_timeout(PATIENCE)
    context.add_cookies([{"name": SEAT, "value": f"{seat:032x}.{seat}", "url": front.address}])
    page = context.new_page()
    page.goto(f"{front.address}/{PAGE}?{PLACE}")
    page.get_by_text("对口联系", exact=False).first.wait_for()
    return page


def log_in(page: Page, front: Front) -> None:
    """Log in on the page, which comes back to where it was."""
    page.goto(f"{front.address}/auth/login?next=/{PAGE}")
    page.get_by_label("账号").fill(NAME)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_text(f"账号：{NAME}").wait_for()
    page.goto(f"{front.address}/{PAGE}?{PLACE}")
    page.get_by_text(f"账号：{NAME}").wait_for()


def published(store: Store, views: list[Page]) -> float:
    """Publish a version; return the seconds until every open page shows it."""
    held = load_holdings()
    current = store.current(DOCUMENT)
    number = current.number if current else 0
    content = matrix_csv(held.matrices[DOCUMENT])
    began = time.monotonic()
    store.publish(DOCUMENT, content, register_row(held.documents[DOCUMENT]), "王", "测量", number)
    for page in views:
        page.get_by_text(f"第 {number + 1} 版，王发布").wait_for()
    return time.monotonic() - began


def uploaded(page: Page, front: Front) -> str:
    """Upload a file from the page 上传发布, reached by a click so that the session stays; return how it went."""
    page.get_by_role("link", name="上传发布").click()
    content = matrix_csv(load_holdings().matrices[DOCUMENT])
    page.locator("input[type=file]").set_input_files({"name": "表.csv", "mimeType": "text/csv", "buffer": content})
    page.get_by_text("编码：").wait_for()
    seat = next(one["value"] for one in page.context.cookies(front.address) if one["name"] == SEAT)
    return f"成功（第 {seat[-1]} 个进程）"


@contextmanager
def counting(people: list[Returning]) -> Iterator[object]:
    """Yield a function that tells how many lines of these people broke since."""
    before = sum(one.breaks for one in people)
    yield lambda: sum(one.breaks for one in people) - before


def breaks(crowd: Crowd) -> int:
    """Return how many lines broke so far."""
    return sum(one.breaks for one in crowd.people)


def until(true: object, fault: str, seconds: float = 60) -> None:
    """Wait until something is true; RuntimeError if it never is."""
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        if time.monotonic() > end:
            raise RuntimeError(fault)
        time.sleep(0.1)


def row(what: str, result: str) -> None:
    """Print one line of the table."""
    print(f"| {what} | {result} |", flush=True)


if __name__ == "__main__":
    main()
