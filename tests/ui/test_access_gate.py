"""The gate before the upload endpoint: whose files pass, how large they may be, and that the count is not believed."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.exceptions import HTTPException

from lib.ui import gate
from lib.ui.access import Publisher
from lib.ui.gate import FRAMING, UploadGate

MOST = 5 * 1024 * 1024 + FRAMING
UPLOAD = "/_stcore/upload_file/session/file"


@pytest.fixture
def person(monkeypatch):
    """A list that holds who is admitted."""
    whom = [Publisher("zhang", ())]
    monkeypatch.setattr(gate, "admitted", lambda visit: (whom[0], "" if whom[0] else "发布需要登录。"))
    return whom


def answered(method="PUT", path=UPLOAD, length=None, body=(b"x",)):
    """Send a request through the gate; return the status, the words and how many bytes came through (None: not)."""
    reached, sent = [], []
    parts = [{"type": "http.request", "body": part, "more_body": True} for part in body]

    async def receive():
        return parts.pop(0) if parts else {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    async def streamlit(scope, receive, send):
        reached.append(0)
        while (message := await receive())["more_body"]:
            reached[0] += len(message["body"])

    headers = [(b"host", b"127.0.0.1:8501")] + [(b"content-length", value) for value in length or ()]
    scope = {"type": "http", "method": method, "path": path, "headers": headers, "query_string": b""}
    try:
        with ThreadPoolExecutor(1) as own:  # in this thread the browser tests may keep a loop running
            own.submit(asyncio.run, UploadGate(streamlit)(scope, receive, send)).result()
    except HTTPException as refusal:
        return refusal.status_code, refusal.detail, None
    words = b"".join(message.get("body", b"") for message in sent).decode()
    return (sent[0]["status"] if sent else 204), words, reached[0] if reached else None


def test_a_file_of_one_who_may_publish_passes(person):
    assert answered(length=[b"6"], body=(b"abc", b"def")) == (204, "", 6)
    assert answered("DELETE", body=()) == (204, "", 0)


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", [UPLOAD, f"/base{UPLOAD}", f"/{UPLOAD}", "/_stcore/upload_file"])
def test_a_file_of_anyone_else_is_refused_unread(person, method, path):
    person[0] = None
    assert answered(method, path, [b"6"]) == (403, "发布需要登录。", None)


def test_pages_and_questions_pass_whoever_asks(person):
    person[0] = None
    for method, path in (("GET", UPLOAD), ("OPTIONS", UPLOAD), ("POST", "/auth/login")):
        assert answered(method, path, body=())[0] == 204


@pytest.mark.parametrize("length", [None, [], [b""], [b"-1"], [b"1e3"], [b"+5"], [b"6", b"7"]])
def test_a_file_whose_size_is_not_told_is_refused(person, length):
    assert answered(length=length)[0] == 411


def test_a_file_above_the_limit_is_refused_before_it_is_read_and_while_it_is(person):
    status, words, reached = answered(length=[str(MOST + 1).encode()])
    assert (status, reached) == (413, None)
    assert "至多 5 MB" in words
    assert answered(length=[str(MOST).encode()])[0] == 204
    assert answered(length=[b"10"], body=[b"x" * 1024 * 1024] * 6)[0] == 413


def test_where_open_pages_hold_too_much_already_no_more_is_taken(person, monkeypatch):
    monkeypatch.setattr(gate, "MOST_HELD", 5)
    status, words, reached = answered(length=[b"6"])
    assert (status, reached) == (503, None) and "太多" in words
    assert answered(length=[b"5"])[0] == 204 and answered("DELETE", body=())[0] == 204
