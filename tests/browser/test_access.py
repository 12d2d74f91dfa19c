"""Logging in on a real server: the form, the session, the gate, and those who try to get around them."""

import html
import http.client
import json
import re
from urllib.parse import quote, urlencode, urlsplit

import pytest
from playwright.sync_api import expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from lib.archive.accounts import add_account, disable_account, enable_account
from lib.archive.database import engine_for

PASSWORD = "对口联系-2026-矩阵"
CLOSED, OPEN = "发布需要登录。", "以“zhang”的身份发布。"
LAUNCH = "import sys; from pathlib import Path; from lib.ui.server import main; main(Path(sys.argv[1]))"
PAGE = """
import streamlit as st
from lib.ui.access import login_link, publisher, standing, why_closed
from lib.ui.markdown import plain

st.title("发布")
with st.sidebar:
    login_link()
person = publisher()
st.write(plain(standing(person) if person else why_closed()))
st.button("再看一次")
file = st.file_uploader("文件")
if file:
    st.write(f"收到 {len(file.getvalue())} 字节")
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    """A page that says who may publish and takes a file."""
    path = tmp_path_factory.mktemp("script") / "page.py"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def office(module_server, script):
    """A server with the accounts zhang and li: its address, its folder and the engine of its accounts."""
    address, home = module_server(("-c", LAUNCH, str(script)))
    engine = engine_for(f"sqlite:///{home / 'archive.sqlite'}")
    for name in ("zhang", "li", "wang"):
        add_account(engine, name, PASSWORD)
    return address, home, engine


@pytest.fixture(scope="module")
def server(office):
    """The address of that server."""
    return office[0]


def ask(server, method, path, fields=None, **headers):
    """Return the status, the headers and the text of one plain request; fields are sent as a form does."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    body = None if fields is None else fields if isinstance(fields, bytes) else urlencode(fields)
    if isinstance(body, str):
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, response.headers, text


def cookies_of(headers):
    """Return the cookies that an answer sets, by name."""
    return dict(re.match(r"([^=]+)=([^;]*)", line).groups() for line in headers.get_all("Set-Cookie", []))


def form(server, **cookies):
    """Return the form's token and the cookies that go with it."""
    _, headers, text = ask(server, "GET", "/auth/login", Cookie=joined(cookies))
    token = html.unescape(re.search(r'name="token" value="([^"]+)"', text).group(1))
    return token, cookies | cookies_of(headers)


def joined(cookies):
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def posted(server, path, given_cookies=None, **fields):
    """Send a form as our own page does; return status, headers, text."""
    token, cookies = form(server, **(given_cookies or {}))
    return ask(server, "POST", path, {"token": token, **fields}, Cookie=joined(cookies), Origin=server)


def session(server, name="zhang"):
    """Log in and return the cookie of the session."""
    status, headers, _ = posted(server, "/auth/login", name=name, password=PASSWORD)
    assert status == 303
    return {"liaison_session": cookies_of(headers)["liaison_session"]}


def put(server, cookies, **headers):
    """Try to leave a file as Streamlit's own page would; 400 means that only its session is unknown."""
    token = cookies_of(ask(server, "GET", "/_stcore/health")[1])["_streamlit_xsrf"]
    cookies = joined({"_streamlit_xsrf": token, **cookies})
    path = "/_stcore/upload_file/session/file"
    return ask(server, "PUT", path, b"x", X_Xsrftoken=token, Cookie=cookies, **headers)[0]


def says(page, words):
    expect(page.get_by_test_id("stMain").get_by_text(words)).to_be_visible(timeout=60_000)


def test_a_clerk_logs_in_uploads_and_logs_out_of_every_open_page(server, page, settled, shot):
    complaints = []
    page.on("console", lambda line: complaints.append(line.text) if "Content Security" in line.text else None)
    page.goto(server)
    settled(page)
    says(page, CLOSED)
    page.get_by_role("link", name="登录").click()
    page.get_by_role("heading", name="登录").wait_for()
    assert page.title() == "登录｜对口联系矩阵"
    shot(page, "login")
    page.get_by_label("账号").fill("zhang")
    page.get_by_label("密码").fill("wrong password")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_have_text("账号或密码不正确，或账号已停用。")
    shot(page, "login-wrong")
    page.get_by_label("账号").fill("ＺＨＡＮＧ")
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    settled(page)
    says(page, OPEN)
    page.locator("input[type=file]").set_input_files({"name": "表.csv", "mimeType": "text/csv", "buffer": b"x" * 1234})
    says(page, "收到 1234 字节")
    other = page.context.new_page()
    other.goto(f"{server}/auth/login")
    expect(other.get_by_role("heading", level=1)).to_have_text("已登录：zhang")
    shot(other, "login-account")
    other.get_by_role("button", name="退出登录").click()
    expect(other.get_by_role("status")).to_have_text("已退出登录。")
    page.get_by_role("button", name="再看一次").click()
    says(page, CLOSED)
    assert [one["name"] for one in page.context.cookies() if one["name"] == "liaison_session"] == []
    assert not complaints


def test_a_disabled_account_loses_the_right_at_once(office, page, settled):
    server, _, engine = office
    cookies = session(server, "li")
    page.context.add_cookies([{"name": "liaison_session", "value": cookies["liaison_session"], "url": server}])
    page.goto(server)
    settled(page)
    says(page, "以“li”的身份发布。")
    assert put(server, cookies) == 400
    disable_account(engine, "li")
    page.get_by_role("button", name="再看一次").click()
    says(page, CLOSED)
    assert put(server, cookies) == 403
    assert posted(server, "/auth/login", name="li", password=PASSWORD)[0] == 401
    enable_account(engine, "li")
    assert put(server, cookies) == 403, "its sessions have ended"


def test_a_file_is_taken_from_a_session_and_from_nobody_else(server):
    assert put(server, {}) == 403
    cookies = session(server)
    assert put(server, cookies) == 400
    assert put(server, cookies, Origin=server) == 400
    assert put(server, cookies, Origin="http://hostile.example") == 403
    value = cookies["liaison_session"]
    told, sign = value.rsplit(".", 1)
    other = "B" if sign[0] == "A" else "A"  # the first: of the last letter's bits some do not count
    for forged in (f"{told}.{other}{sign[1:]}", value.split(".")[0], "zhang", "null"):
        assert put(server, {"liaison_session": forged}) == 403, forged


def test_guessing_is_held_up_with_the_time_to_wait(server, page, shot):
    for _ in range(5):
        assert posted(server, "/auth/login", name="nobody", password="guess")[0] == 401
    status, headers, text = posted(server, "/auth/login", name="nobody", password="guess")
    assert status == 429
    assert 0 < int(headers["Retry-After"]) <= 900
    assert "尝试次数过多，请 15 分钟后再试。" in text
    page.goto(f"{server}/auth/login")
    page.get_by_label("账号").fill("nobody")
    page.get_by_label("密码").fill("guess")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_contain_text("分钟后再试")
    shot(page, "login-throttled")


def test_a_form_from_elsewhere_is_refused(server):
    token, cookies = form(server)
    right = {"token": token, "name": "zhang", "password": PASSWORD}

    def status(fields=right, cookie=None, **headers):
        cookie = joined(cookies) if cookie is None else cookie
        return ask(server, "POST", "/auth/login", fields, Cookie=cookie, **headers)[0]

    assert status() == 403, "no Origin"
    for origin in ("http://hostile.example", "null", "http://127.0.0.1:1", f"{server}.hostile.example"):
        assert status(Origin=origin) == 403, origin
    assert status(cookie="", Origin=server) == 403
    assert status(cookie="liaison_form=another", Origin=server) == 403
    assert status(right | {"token": ("-" if token[0] != "-" else "_") + token[1:]}, Origin=server) == 403
    assert status({"name": "zhang", "password": PASSWORD}, Origin=server) == 403
    assert status(b"x" * 20_000, Origin=server) == 413
    assert status(b"\xff\xfe", Origin=server) == 400
    assert status(Origin=server) == 303
    for path in ("/auth/logout", "/auth/password"):
        opened = session(server)
        assert ask(server, "POST", path, {}, Cookie=joined(opened), Origin="http://hostile.example")[0] == 403
        assert ask(server, "POST", path, {"token": token}, Cookie=joined(cookies | opened), Origin=server)[0] == 403
        assert put(server, opened) == 400, "still logged in"


def test_one_goes_on_to_a_page_of_this_server_only(server):
    for wanted, led in (
        ("/matrix", "/matrix"),
        ("/reports?place=%E9%9D%92%E5%B2%9B%E5%B8%82", "/reports?place=%E9%9D%92%E5%B2%9B%E5%B8%82"),
        ("/reports?next=//hostile.example", "/"),
        ("//hostile.example", "/"),
        ("https://hostile.example", "/"),
        ("/\\hostile.example", "/"),
        ("/a/../b", "/"),
        ("javascript:alert(1)", "/"),
    ):
        status, headers, _ = posted(server, "/auth/login", name="zhang", password=PASSWORD, next=wanted)
        assert (status, headers["Location"]) == (303, led)
        _, _, text = ask(server, "GET", f"/auth/login?next={quote(wanted)}")
        assert f'name="next" value="{led}"' in text


def test_a_link_logs_nobody_out_and_the_identity_providers_way_is_not_ours(server):
    cookies = session(server)
    assert ask(server, "GET", "/auth/logout", Cookie=joined(cookies))[0] == 302
    assert put(server, cookies) == 400, "still logged in"
    assert 'name="password"' in ask(server, "GET", "/auth/login?provider=x")[2]


def test_cookies_are_hidden_from_scripts_and_foreign_pages_and_bound_to_https_where_there_is(server):
    def kept(**headers):
        token, cookies = form(server)
        fields = {"token": token, "name": "zhang", "password": PASSWORD}
        answer = ask(server, "POST", "/auth/login", fields, Cookie=joined(cookies), Origin=server, **headers)
        (line,) = (one for one in answer[1].get_all("Set-Cookie") if one.startswith("liaison_session"))
        return line.lower()

    for word in ("httponly", "samesite=strict", "max-age=28800", "path=/"):
        assert word in kept()
    assert "secure" not in kept()
    assert "secure" in kept(X_Forwarded_Proto="https")
    assert ask(server, "GET", "/auth/login")[1]["Cache-Control"] == "no-store"


def test_a_name_cannot_smuggle_markup_into_the_page(server, page):
    page.goto(f"{server}/auth/login?next=%22%3E%3Cimg%20src=x%3E")
    assert page.locator("img").count() == 0
    page.get_by_label("账号").fill('"><img src=x>')
    page.get_by_label("密码").fill("x")
    page.get_by_role("button", name="登录").click()
    page.get_by_role("alert").wait_for()
    assert page.locator("img").count() == 0


def test_a_clerk_changes_the_password_and_other_places_are_logged_out(office, page):
    server, _, engine = office
    elsewhere = session(server, "wang")
    page.goto(f"{server}/auth/login")
    page.get_by_label("账号").fill("wang")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(f"{server}/")
    page.goto(f"{server}/auth/login")
    for old, new, again, told in (
        ("wrong password", "brand new words", "brand new words", "现在的密码不正确。"),
        (PASSWORD, "brand new words", "brand new wards", "两次输入的新密码不一致。"),
        (PASSWORD, "aaaaaaaaaaaa", "aaaaaaaaaaaa", "密码过于简单：至少要有 4 种不同的字符。"),
        (PASSWORD, "brand new words", "brand new words", "密码已修改，其他地方的登录已全部退出。"),
    ):
        page.get_by_label("现在的密码").fill(old)
        page.get_by_label("新密码（至少").fill(new)
        page.get_by_label("再输一次").fill(again)
        page.get_by_role("button", name="修改密码").click()
        expect(page.locator(".told")).to_have_text(told)
    assert put(server, elsewhere) == 403
    (cookie,) = (one["value"] for one in page.context.cookies() if one["name"] == "liaison_session")
    assert put(server, {"liaison_session": cookie}) == 400
    assert posted(server, "/auth/login", name="wang", password=PASSWORD)[0] == 401
    assert posted(server, "/auth/login", name="wang", password="brand new words")[0] == 303
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("status")).to_have_text("已退出登录。")


def test_the_log_and_the_page_hold_no_secret(office):
    server, home, _ = office
    cookies = session(server)
    _, _, text = ask(server, "GET", "/auth/login", Cookie=joined(cookies))
    assert "已登录：zhang" in text
    posted(server, "/auth/login", name="PasswordInTheWrongField", password="SecretGuess")
    logs = "".join(log.read_text(encoding="utf-8", errors="replace") for log in home.glob("*.log"))
    for hidden in (PASSWORD, "PasswordInTheWrongField", "SecretGuess", cookies["liaison_session"]):
        assert hidden not in logs
        assert hidden not in text


def test_open_to_other_computers_without_accounts_publishing_is_closed_and_says_how_to_open_it(
    cold_server, script, page, settled
):
    server = cold_server(("-c", LAUNCH, str(script)), STREAMLIT_SERVER_ADDRESS="0.0.0.0")
    page.goto(server)
    settled(page)
    says(page, "python -m lib.cli account add")
    assert put(server, {}) == 403
    assert "account add" in ask(server, "GET", "/auth/login")[2]


def test_the_single_user_is_told_as_whom_and_uploads_without_logging_in(cold_server, script, page, settled, tmp_path):
    server = cold_server(("-c", LAUNCH, str(script)))
    page.goto(server)
    settled(page)
    says(page, "本机单人模式")
    assert page.get_by_role("link", name="登录").count() == 0
    page.locator("input[type=file]").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"x" * 77})
    says(page, "收到 77 字节")
    assert "无需登录" in ask(server, "GET", "/auth/login")[2]
    # The first account closes it, in the open page too.
    add_account(engine_for(f"sqlite:///{tmp_path / 'archive.sqlite'}"), "zhang", PASSWORD)
    page.get_by_role("button", name="再看一次").click()
    says(page, CLOSED)


def test_under_streamlit_run_the_cookie_of_the_launcher_opens_nothing(office, cold_server, script, page, settled):
    launcher, home, _ = office
    page.context.add_cookies(
        [{"name": "liaison_session", "value": session(launcher)["liaison_session"], "url": launcher}]
    )
    database = f"sqlite:///{home / 'archive.sqlite'}"
    page.goto(cold_server(("-m", "streamlit", "run", str(script)), LIAISON_DATABASE_URL=database, PYTHONPATH="."))
    settled(page)
    says(page, "请改用 make run")


def test_an_identity_provider_opens_publishing_to_whom_an_account_is_named_after(
    cold_server, script, page, settled, tmp_path
):
    secret = "the secret with which Streamlit signs its cookie"
    folder = tmp_path / ".streamlit"
    folder.mkdir()
    (folder / "secrets.toml").write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:9/oauth2callback"\ncookie_secret = "{secret}"\n'
        'client_id = "x"\nclient_secret = "y"\nserver_metadata_url = "http://127.0.0.1:9/metadata"\n',
        encoding="utf-8",
    )
    add_account(engine_for(f"sqlite:///{tmp_path / 'archive.sqlite'}"), "li@example.gov", None, ["330200"])
    server = cold_server(("-c", LAUNCH, str(script)))

    def vouched(email, origin=server, key=secret):
        claims = {"email": email, "sub": "1", "origin": origin, "is_logged_in": True, "provider": "default"}
        return create_signed_value(key, "_streamlit_user", json.dumps(claims)).decode()

    page.context.add_cookies([{"name": "_streamlit_user", "value": vouched("li@example.gov"), "url": server}])
    page.goto(server)
    settled(page)
    says(page, re.compile("以“li.?@example.gov”的身份发布。"))  # a mark keeps it from becoming a mail link
    assert page.get_by_role("button", name="退出登录").count() == 1
    assert put(server, {"_streamlit_user": vouched("li@example.gov")}, Origin=server) == 400
    assert put(server, {"_streamlit_user": vouched("wang@example.gov")}, Origin=server) == 403
    assert put(server, {"_streamlit_user": vouched("li@example.gov", "http://other.example")}, Origin=server) == 403
    assert put(server, {"_streamlit_user": vouched("li@example.gov", key="guess")}, Origin=server) == 403
    assert 'name="password"' not in ask(server, "GET", "/auth/login?provider=x")[2], "left to Streamlit"
    assert 'name="password"' in ask(server, "GET", "/auth/login")[2]
