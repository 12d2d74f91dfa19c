"""Two replicas behind the shipped nginx site on one PostgreSQL: one archive for all, and one may die."""

import time
import urllib.error

from benchmarks.clusters import primary_alone
from benchmarks.fleet import fleet
from benchmarks.front import direct, fronting
from benchmarks.ports import free_port
from benchmarks.returning import Returning
from lib.archive.database import engine_for
from lib.archive.holdings import load_holdings
from lib.archive.register import register_row
from lib.archive.store import Store
from lib.exports.csv_file import matrix_csv

PAGE, PLACE, DOCUMENT = "matrix", "place=宁波市奉化区", "fenghua-2019"
SEATS = [f"{one:032x}.{one}" for one in (1, 2)]


def publish(store):
    held = load_holdings()
    current = store.current(DOCUMENT)
    number = current.number if current else 0
    content, register = matrix_csv(held.matrices[DOCUMENT]), register_row(held.documents[DOCUMENT])
    return store.publish(DOCUMENT, content, register, "王", "改", number).number


def follows(visitor, number):
    """Let the page's own clock tick until it shows a version."""
    until = time.monotonic() + 30
    while not any(f"第 {number} 版，王发布" in said for said in shown(visitor)):
        assert time.monotonic() < until, shown(visitor)
        time.sleep(0.3)
        visitor.tick()


def shown(visitor):
    visitor.run(visitor.session.run())
    return visitor.session.texts


def test_what_is_published_shows_on_all_and_a_dead_replica_costs_its_visitors_a_reconnect(place, postgresql, nginx):
    with primary_alone(place) as database, fleet(place, database.url(), 2) as replicas:
        ports = [*(replica.port for replica in replicas), free_port()]  # the third is not there
        with fronting(place / "nginx", ports) as front:
            visitors = [Returning(front.address, PAGE, front.trust(), PLACE, seat) for seat in SEATS]
            assert [one.replica for one in visitors] == [1, 2]
            store = Store(engine_for(database.url()))
            number = publish(store)
            for one in visitors:
                follows(one, number)

            first, second = visitors
            first.choose("matrix_order", first.session.choices["matrix_order"].options[1])
            texts, charts = list(first.session.texts), dict(first.session.charts)  # of the page, without its frame
            assert texts and charts
            replicas[0].kill()
            until = time.monotonic() + 20
            while not first.breaks and time.monotonic() < until:  # nginx tells it soon, not at the very moment
                time.sleep(0.1)
                first.look()
            assert (first.breaks, first.replica) == (1, 2)
            assert first.session.texts[-len(texts) :] == texts and first.session.charts == charts
            assert "matrix_order=" in first.session.query and not first.session.faults
            second.choose("matrix_order", second.session.choices["matrix_order"].options[1])
            assert (second.breaks, second.replica, second.session.faults) == (0, 2, [])

            replicas[0].start()
            replicas[0].ready()
            first.get("/_stcore/health")
            assert first.replica == 2  # the line is there, so uploads and downloads must go there too
            new = Returning(front.address, PAGE, front.trust(), PLACE, SEATS[0])
            assert new.replica == 1
            follows(new, number)
            follows(first, publish(store))

            replicas[0].kill()
            replicas[1].kill()
            try:
                new.get("/")
                raise AssertionError("somebody answered")
            except urllib.error.HTTPError as answer:
                assert answer.code == 503 and "请过一分钟刷新" in answer.read().decode()
            for one in (*visitors, new):
                one.close()
            store.engine.dispose()


def test_nginx_keeps_to_itself_what_is_not_for_visitors_and_lets_scripts_be_kept_for_a_year(place, nginx):
    with fleet(place, f"sqlite:///{place}/archive.sqlite", 1) as replicas:
        ports = [replicas[0].port, free_port(), free_port()]
        with fronting(place / "nginx", ports) as front:
            opener = direct(front.trust())
            for path in ("/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent"):
                try:
                    opener.open(f"{front.address}{path}", timeout=20)
                    raise AssertionError(path)
                except urllib.error.HTTPError as answer:
                    assert answer.code == 404 and b"nginx" in answer.read()
            with opener.open(front.address, timeout=20) as page:
                cookie, text = page.headers["Set-Cookie"], page.read().decode()
            assert cookie.startswith("liaison_seat=") and "HttpOnly" in cookie and "SameSite=Lax" in cookie
            script = text.split('src="./static/')[1].split('"')[0]
            opener.addheaders = [("Accept-Encoding", "gzip")]
            with opener.open(f"{front.address}/static/{script}", timeout=20) as answer:
                assert answer.headers["Content-Encoding"] == "gzip"
                assert "immutable" in answer.headers["Cache-Control"]
