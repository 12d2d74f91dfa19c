"""While the database is down, pages show what was read last and say so; when it is back they go on by themselves."""

import time

import pytest

from benchmarks.clusters import Cluster
from lib.archive.register import register_row
from lib.exports.csv_file import matrix_csv
from lib.ui import loading

DOCUMENT = "fenghua-2019"


@pytest.fixture
def server(place, postgresql, monkeypatch):
    cluster = Cluster(place / "server")
    monkeypatch.setenv("LIAISON_DATABASE_URL", cluster.url("postgres"))
    loading.forget()
    yield cluster
    cluster.close()
    monkeypatch.undo()
    loading.forget()


def publish(why):
    held = loading.shipped()
    current = loading.store().current(DOCUMENT)
    row, number = register_row(held.documents[DOCUMENT]), current.number if current else 0
    matrix = held.matrices[DOCUMENT].iloc[:-1]  # one department fewer than shipped
    row |= {"declared_departments": "", "declared_liaisons": ""}
    return loading.store().publish(DOCUMENT, matrix_csv(matrix), row, "王", why, number)


def codes():
    time.sleep(2 * loading.STAMP_SECONDS)
    return {problem.code for problem in loading.holdings().problems if problem.code.startswith("archive-")}


def test_what_was_read_last_stays_and_is_told_as_such(server, open_page):
    publish("一")
    assert codes() == set()
    shown = loading.holdings().matrices[DOCUMENT]
    assert len(shown) == 25 and loading.published()[DOCUMENT].number == 1
    server.stop("immediate")
    assert codes() == {"archive-as-last-read"}
    assert loading.holdings().matrices[DOCUMENT].equals(shown)
    assert loading.holdings() is loading.holdings()  # what is worked out for all documents is worked out once
    assert loading.published()[DOCUMENT].number == 1
    page = open_page()
    assert not page.exception
    assert any("目前显示的是最近一次读到的内容" in one.value.replace("\\", "") for one in page.error)
    server.start()
    assert codes() == set()
    publish("二")
    time.sleep(2 * loading.STAMP_SECONDS)
    assert loading.published()[DOCUMENT].number == 2


def test_a_server_that_starts_without_a_database_shows_what_is_shipped_and_catches_up(server):
    publish("一")
    server.stop("immediate")
    loading.forget()
    assert codes() == {"archive-unavailable"}
    assert len(loading.holdings().matrices[DOCUMENT]) == 26
    server.start()
    assert codes() == set()
    assert len(loading.holdings().matrices[DOCUMENT]) == 25
