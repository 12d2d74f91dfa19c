"""The launcher: a deep link on a cold server, headers, the shut upload door, the reader's menu."""

import http.client
from urllib.parse import urlsplit

import pytest

from lib.ui.server import settings_from_environment


def answer(server, method, path, body=None, headers=None):
    """Return the status and headers of one plain request."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=30)
    connection.request(method, path, body, headers or {})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, response.headers


def test_a_deep_link_on_a_cold_server_shows_its_page_inside_the_shell(cold_server, page, settled, shot):
    page.goto(f"{cold_server()}/matrix")
    settled(page)
    shot(page, "cold-matrix")
    assert page.get_by_role("heading", level=1).inner_text() == "联系矩阵"
    menu = page.get_by_test_id("stSidebarNav").get_by_role("link")
    assert [one.inner_text().split("\n")[-1] for one in menu.all()] == [
        "总览",
        "联系矩阵",
        "覆盖统计",
        "网络图谱",
        "数据来源",
    ]
    assert page.get_by_role("dialog").count() == 0
    assert page.title() == "联系矩阵｜对口联系矩阵"


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_nobody_can_leave_a_file_in_the_servers_memory(server, method):
    for path in ("/_stcore/upload_file/session/file", "/_stcore/upload_file", "//_stcore/upload_file/session/file"):
        assert answer(server, method, path, b"x" * 100)[0] in (403, 404, 405), path
    assert answer(server, method, "/_stcore/upload_file/session/file", b"x")[0] == 403


@pytest.mark.parametrize("path", ["/", "/matrix", "/_stcore/health", "/_stcore/upload_file/a/b", "/favicon.png"])
def test_every_answer_tells_the_browser_to_stay_here(server, path):
    _, headers = answer(server, "GET", path)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Referrer-Policy"] == "same-origin"
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert "unsafe" not in policy["script-src"]
    assert "http" not in headers["Content-Security-Policy"]


def knock(server, **headers):
    """Return the status of an opening of the page's WebSocket."""
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        **headers,
    }
    return answer(server, "GET", "/_stcore/stream", headers=handshake)[0]


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://hostile.example"}, {"Host": "hostile.example", "Origin": "http://hostile.example"}]
)
def test_a_foreign_page_cannot_talk_to_the_server(server, headers):
    assert knock(server, **headers) == 403


def test_the_server_answers_to_the_names_of_this_computer(server, page, settled):
    page.goto(server.replace("127.0.0.1", "localhost") + "/coverage")
    settled(page)
    assert page.get_by_role("heading", level=1).inner_text() == "覆盖统计"


def test_readers_see_no_deploy_button_and_no_developers_menu(server, page, settled):
    page.goto(server)
    settled(page)
    words = page.inner_text("body")
    assert not {"Deploy", "Rerun", "Clear cache", "Made with Streamlit"} & set(words.split("\n"))
    assert page.get_by_test_id("stAppDeployButton").count() == 0


def test_environment_variables_stand_above_the_settings_file():
    assert settings_from_environment({"STREAMLIT_SERVER_PORT": "8600", "HOME": "/"}) == {"server.port": 8600}
    assert settings_from_environment({"STREAMLIT_SERVER_HEADLESS": "false"}) == {"server.headless": False}
    named = {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0", "STREAMLIT_SERVER_ALLOWED_HOSTS": "matrix.example localhost"}
    assert settings_from_environment(named)["server.allowedHosts"] == ["matrix.example", "localhost"]


def test_who_opens_the_server_to_the_office_network_need_not_name_every_host():
    opened = settings_from_environment({"STREAMLIT_SERVER_ADDRESS": "192.0.2.7"})
    assert opened["server.allowedHosts"] == ["*"]
    assert opened["browser.serverAddress"] == "192.0.2.7"
    assert "server.allowedHosts" not in settings_from_environment({"STREAMLIT_SERVER_ADDRESS": "127.0.0.1"})
