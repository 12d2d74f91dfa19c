"""A primary with a synchronous standby under a stream of publishes: killed, stopped, frozen; and the standby lost.

Run it with `python -m benchmarks.standby [clerks]` where Debian's packages postgresql, nginx and libnginx-mod-stream
are installed. The clerks reach the database by one fixed address, the shipped deploy/nginx/postgresql-stream.conf.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks import writers
from benchmarks.clusters import Cluster, pair
from benchmarks.front import fronting
from benchmarks.writers import Told
from lib.archive.database import engine_for
from lib.archive.store import Store, Unavailable

Blow = Callable[[Cluster], None]
DECIDING = 2.0  # seconds until someone sees it and decides


def main() -> None:
    """Measure and print everything."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    print("\n| 主库 | 已确认 | 丢失或不符 | 恢复发布（秒） | 最长一次（秒） | 说没有保存 | 说不能确定 |")
    print("|---" * 7 + "|")
    blows: dict[str, Blow] = {
        "SIGKILL": Cluster.kill,
        "立即停止（immediate）": lambda primary: primary.stop("immediate"),
        "停住不动 25 秒（SIGSTOP），再杀掉": stands_still,
    }
    for name, blow in blows.items():
        with tempfile.TemporaryDirectory(prefix="standby-") as folder:
            Path(folder).chmod(0o755)  # PostgreSQL is another user
            promoted_under_load(name, blow, Path(folder), number)
    with tempfile.TemporaryDirectory(prefix="standby-") as folder:
        Path(folder).chmod(0o755)
        with pair(Path(folder)) as (primary, standby):
            standby_lost(primary, standby)
            old_primary_back(primary, standby)


def promoted_under_load(name: str, blow: Blow, folder: Path, number: int) -> None:
    """Strike the primary in the middle of publishes, promote the standby, point the address at it, judge."""
    with pair(folder) as (primary, standby), fronting(folder / "nginx", database=primary.port) as front:
        with writers.writing(primary.url(port=front.database_port), folder, number) as files:
            writers.wait_for(files, 10)
            struck = time.time()
            blow(primary)
            time.sleep(DECIDING)
            standby.promote()
            front.point_at(standby.port)
            again = time.time()
            writers.wait_for(files, 10, since=again)
        answers = writers.told(files)
        faults = writers.faults(standby.url(), answers)
    first = min(one.at for one in answers if one.words == "kept" and one.at > again) - struck
    counted = Counter(kind(one) for one in answers)
    longest = max(one.seconds for one in answers if one.at > struck)
    print(
        f"| {name} | {counted['kept']} | {len(faults)} {'；'.join(faults[:3])} | {first:.1f} | {longest:.1f} "
        f"| {counted['not done']} | {counted['unsure']} |",
        flush=True,
    )
    strange = {one.words for one in answers if kind(one) == "other"}
    if strange:
        print("\n".join(strange))


def standby_lost(primary: Cluster, standby: Cluster) -> None:
    """Stop the standby; tell what the clerks see, that viewing goes on, and what is there when it is back."""
    print("\n| 备库停了 | 结果 |\n|---|---|")
    store = Store(engine_for(primary.url()))
    store.publish("one-2020", b"1", {}, "王", "有备库", 0)
    standby.stop()
    row("第一人发布（秒，所见）", *waited(lambda: store.publish("one-2020", b"2", {}, "王", "没有备库", 1)))
    row("第二人随后发布（秒，所见）", *waited(lambda: store.publish("two-2020", b"1", {}, "李", "没有备库", 0)))
    row("其间浏览（秒，所见）", *waited(lambda: f"读到 {len(store.latest())} 份已发布的名单"))
    standby.start()
    until = time.monotonic() + 30
    while store.current("one-2020").number < 2 and time.monotonic() < until:
        time.sleep(0.2)
    row("备库回来以后：第一人的发布", 0, f"第 {store.current('one-2020').number} 版")
    row("备库回来以后：第二人再发布", *waited(lambda: store.publish("two-2020", b"1", {}, "李", "再来", 0)))
    standby.stop()
    primary.ask("ALTER SYSTEM SET synchronous_standby_names = ''")
    primary.ask("SELECT pg_reload_conf()")
    row("管理员改为不等备库以后：发布", *waited(lambda: store.publish("one-2020", b"3", {}, "王", "单机", 2)))
    primary.ask("ALTER SYSTEM RESET synchronous_standby_names")
    primary.ask("SELECT pg_reload_conf()")
    standby.start()
    store.engine.dispose()


def old_primary_back(primary: Cluster, standby: Cluster) -> None:
    """Let the old primary come back by mistake beside the promoted standby."""
    row("连到还没有提升的备库发布", *waited(lambda: publish_at(standby, 3)))
    primary.kill()
    standby.promote()
    row("提升以后发布", *waited(lambda: publish_at(standby, 3)))
    primary.start()
    row("旧主库误启动，有程序还连着它发布（秒，所见）", *waited(lambda: publish_at(primary, 3)))


def publish_at(cluster: Cluster, based_on: int) -> object:
    """Publish one version at a server."""
    store = Store(engine_for(cluster.url()))
    try:
        return store.publish("one-2020", f"{cluster.port}".encode(), {}, "王", "发布", based_on)
    finally:
        store.engine.dispose()


def stands_still(primary: Cluster) -> None:
    """Freeze a server for a while; then see to it that it can never come back beside the new one."""
    primary.freeze()
    time.sleep(25)
    primary.kill()


def kind(one: Told) -> str:
    """Return of what kind an answer is."""
    if one.words in ("kept", "stale"):
        return one.words
    return "unsure" if writers.UNSURE in one.words else "not done" if writers.NOT_DONE in one.words else "other"


def waited(deed: Callable[[], object]) -> tuple[float, str]:
    """Return how long something took, and what one is told."""
    began = time.monotonic()
    try:
        told = deed()
        words = told if isinstance(told, str) else "完成"
    except Unavailable as fault:
        words = str(fault)
    return time.monotonic() - began, words


def row(what: str, seconds: float, words: str) -> None:
    """Print one line of the table."""
    print(f"| {what} | {seconds:.1f} 秒：{words} |", flush=True)


if __name__ == "__main__":
    main()
