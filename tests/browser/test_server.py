"""The launcher: a deep link on a cold server, headers, the guarded upload door, the reader's menu."""

import http.client
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from lib.archive.accounts import add_account
from lib.archive.database import engine_for
from lib.ui.server import settings_from_environment

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def server_with_account(module_server):
    """A dashboard with one account, as whom nobody is logged in."""
    address, home = module_server()
    add_account(engine_for(f"sqlite:///{home / 'archive.sqlite'}"), "zhang", "对口联系-2026-矩阵")
    return address


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
    titles = re.findall(r'title="([^"]+)", icon', (ROOT / "dashboard.py").read_text(encoding="utf-8"))
    assert [one.inner_text().split("\n")[-1] for one in menu.all()] == titles and len(titles) > 7
    assert page.get_by_role("dialog").count() == 0
    assert page.title() == "联系矩阵｜对口联系矩阵"


def with_token(server, **headers):
    """Return headers with which Streamlit itself takes a file from anyone: its own token against foreign pages."""
    _, given = answer(server, "GET", "/_stcore/health")
    token = re.search(r"_streamlit_xsrf=([^;]+)", given["Set-Cookie"]).group(1)
    return {"X-Xsrftoken": token, "Cookie": f"_streamlit_xsrf={token}", **headers}


def test_the_single_user_of_this_computer_may_upload_and_a_foreign_page_or_a_proxy_may_not(server):
    path = "/_stcore/upload_file/session/file"
    # 400 is Streamlit's: it was asked, and knows no such session.
    assert answer(server, "PUT", path, b"x", with_token(server))[0] == 400
    assert answer(server, "PUT", path, b"x", with_token(server, Origin=server))[0] == 400
    assert answer(server, "PUT", path, b"x", with_token(server, Origin="http://hostile.example"))[0] == 403
    assert answer(server, "PUT", path, b"x", with_token(server, **{"X-Forwarded-For": "192.0.2.1"}))[0] == 403
    assert answer(server, "PUT", path, b"x", with_token(server, Host="hostile.example"))[0] == 403


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_where_there_are_accounts_nobody_else_can_leave_a_file_in_the_servers_memory(server_with_account, method):
    server, headers = server_with_account, with_token(server_with_account)
    for path in ("/_stcore/upload_file/session/file", "/_stcore/upload_file", "//_stcore/upload_file/session/file"):
        assert answer(server, method, path, b"x" * 100, headers)[0] in (403, 404, 405), path
    assert answer(server, method, "/_stcore/upload_file/session/file", b"x", headers)[0] == 403


@pytest.mark.parametrize(
    "path", ["/", "/matrix", "/_stcore/health", "/_stcore/upload_file/a/b", "/favicon.png", "/auth/login"]
)
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
    assert opened["server.allowedHosts"] == []  # not "*": see is_our_name
    assert opened["browser.serverAddress"] == "192.0.2.7"
    assert "server.allowedHosts" not in settings_from_environment({"STREAMLIT_SERVER_ADDRESS": "127.0.0.1"})


HTML = {"Accept": "text/html,application/xhtml+xml"}


@pytest.mark.parametrize("path", ["/nix", "/matrix/nix", "/auth/nix"])
def test_an_unknown_address_gets_a_quiet_page_in_chinese_with_the_way_home(server, page, settled, path):
    complaints = []
    page.on("console", lambda line: complaints.append(line.text) if "Content Security" in line.text else None)
    assert page.goto(server + path).status == 404
    assert page.get_by_role("heading", level=1).inner_text() == "没有这个页面" and not complaints
    page.get_by_role("link", name="返回首页").click()
    settled(page)
    assert page.get_by_role("heading", level=1).inner_text() == "总览" and page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize("path", ["matrix", "coverage", "network", "publish", "history", "sources"])
def test_every_page_is_known_with_and_without_a_slash_behind_it(server, path):
    assert answer(server, "GET", f"/{path}?place=1", headers=HTML)[0] == 200
    status, headers = answer(server, "GET", f"/{path}/?place=1", headers=HTML)
    assert (status, headers["Location"]) == (301, f"/{path}?place=1")


def test_nobody_reads_the_metrics(server):
    assert answer(server, "GET", "/_stcore/metrics")[0] == 404


def test_a_foreign_host_name_gets_no_page(server):
    assert answer(server, "GET", "/", headers={"Host": "hostile.example", **HTML})[0] == 403
    assert answer(server, "GET", "/_stcore/host-config", headers={"Host": "hostile.example"})[0] == 403
