"""Where the archive is: in var/ or where an address says; a wrong address is told in words, and viewing goes on."""

import socket
import subprocess
import sys
import threading

import pytest
from sqlalchemy import select

from lib.archive.database import engine_for, file_of, rows
from lib.archive.holdings import load_holdings
from lib.archive.published import overlaid
from lib.archive.store import Store, Unavailable
from lib.archive.tables import VERSIONS


@pytest.fixture(scope="module")
def shipped():
    return load_holdings()


def told_and_shown(store, shipped, code="archive-unavailable"):
    """Return what a viewer is told, having checked that the shipped data is shown nevertheless."""
    held = overlaid(shipped, store)
    assert held.matrices["fenghua-2019"] is shipped.matrices["fenghua-2019"]
    assert [problem.code for problem in held.problems] == [code]
    return held.problems[0].message


def test_a_postgresql_that_refuses_is_told_without_the_password(postgresql, shipped):
    for url, said in (
        (postgresql.url("nowhere"), "不存在"),
        (postgresql.url("postgres").replace("archive@", "stranger:geheim@"), "拒绝了这个账号"),
        ("postgresql://archive:geheim@127.0.0.1:1/archive", "连不上数据库"),
    ):
        told = told_and_shown(Store(engine_for(url)), shipped)
        assert said in told and "请" in told and "geheim" not in told


@pytest.mark.parametrize(
    "url",
    [
        *("nonsense", "sqlite://", "sqlite:///:memory:", "mysql://a:geheim@b/c", "postgresql://a:b:c"),
        *("postgresql://a:geheim@127.0.0.1:1/c?sslmode=require", "postgresql://127.0.0.1:1/c"),
        *("postgresql://a:geheim@db..office/c", f"postgresql://a:geheim@{'d' * 70}/c"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_and_viewing_goes_on(url, shipped):
    store = Store(engine_for(url))
    told = told_and_shown(store, shipped)
    assert "LIAISON_DATABASE_URL 写得不对" in told and "geheim" not in told
    with pytest.raises(Unavailable, match="LIAISON_DATABASE_URL"):
        store.publish("fenghua-2019", b"", {}, "王", "改", based_on=0)


@pytest.mark.parametrize(
    ("answer", "said"), [(b"HTTP/1.1 400 Bad Request\r\n\r\n", "连接中断"), (None, "连不上数据库")]
)
def test_a_port_where_something_else_answers_is_told(answer, said, shipped):
    # None: it sends back what it hears, as a line does that the system has joined to itself after a server went away.
    def answered(listening):
        while True:
            line, _ = listening.accept()
            line.sendall(answer or line.recv(100))
            line.close()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=answered, args=(listening,), daemon=True).start()
        store = Store(engine_for(f"postgresql://archive:geheim@127.0.0.1:{listening.getsockname()[1]}/archive"))
        assert said in told_and_shown(store, shipped)
        with pytest.raises(Unavailable, match=f"{said}.*没有保存"):
            store.publish("fenghua-2019", b"", {}, "王", "改", based_on=0)


def test_without_an_address_the_archive_lies_in_var_beside_the_program(monkeypatch, file):
    monkeypatch.delenv("LIAISON_DATABASE_URL", raising=False)
    assert file_of(engine_for()).parts[-2:] == ("var", "archive.sqlite")
    monkeypatch.setenv("LIAISON_DATABASE_URL", f"sqlite:///{file}")
    assert file_of(engine_for()) == file


def test_looking_at_an_archive_loads_no_tables_of_numbers():
    program = "import sys, lib.archive.store; print('pandas' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_a_query_before_any_publish_finds_nothing(store):
    assert rows(store.engine, select(VERSIONS)) == []
