"""A file with whole numbers is given to those who may publish only, whoever else knows its address."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from starlette.responses import Response

from lib.ui import internal_files
from lib.ui.access import Publisher
from lib.ui.internal_files import InternalFiles

SECRET = b"13800001111"
kept = []  # whether the browser may keep what was answered


@pytest.fixture
def person(monkeypatch):
    """A list that holds who is admitted."""
    whom = [None]
    monkeypatch.setattr(internal_files, "admitted", lambda visit: (whom[0], ""))
    return whom


def answered(name, method="GET", path="/media/0a1b.xlsx"):
    """Ask for a file of a name; return status and body as they leave the server."""
    sent = []
    headers = {"Content-Disposition": f"attachment; filename*=utf-8''{quote(name, safe='')}"}

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    app = InternalFiles(Response(SECRET, headers=headers))
    scope = {"type": "http", "method": method, "path": path, "headers": [(b"host", b"a")], "query_string": b""}
    with ThreadPoolExecutor(1) as own:  # in this thread the browser tests may keep a loop running
        own.submit(asyncio.run, app(scope, receive, send)).result()
    kept.append((b"cache-control", b"no-store") not in sent[0]["headers"])
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent)


@pytest.mark.parametrize("name", ["奉化区通讯录（内部）.xlsx", "区教育局登记表（内部）.docx"])
@pytest.mark.parametrize("path", ["/media/0a1b.xlsx", "/base/media/0a1b.xlsx"])
def test_without_the_right_nothing_of_an_internal_file_leaves(person, name, path):
    status, body = answered(name, path=path)
    assert status == 403 and SECRET not in body and "内部文件" in body.decode()
    person[0] = Publisher("li", ("330213",))
    assert answered(name, path=path) == (200, SECRET)
    assert not kept[-1], "the browser keeps no copy for who comes after"


def test_other_files_are_given_to_everyone(person):
    assert answered("奉化区名册.csv") == (200, SECRET)
