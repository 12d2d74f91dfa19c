"""No request leaves this computer, neither the browser's nor the server's; Chinese is drawn all the same.

The one walk over all pages looks at each with axe-core too.
"""

import http.client
import socket
from urllib.parse import urlsplit

from playwright.sync_api import TimeoutError as PlaywrightTimeout

from lib.ui.addresses import page_addresses
from tests.browser.walker import Walker
from tests.browser.wcag import faults
from tests.conftest import ROOT

DRAWN_ALIKE = """() => {
    const drawing = text => {
        const canvas = document.createElement("canvas");
        const pen = canvas.getContext("2d");
        pen.font = "24px " + getComputedStyle(document.querySelector("h1")).fontFamily;
        pen.fillText(text, 0, 30);
        return canvas.toDataURL();
    };
    return drawing("民革九三") === drawing("致公台盟");
}"""


def test_a_walk_over_every_page_and_view_asks_only_this_server_and_breaks_no_policy(server, page, settled, shot):
    asked, complaints, found = [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda channel: asked.append(channel.url))
    # On a deep link Streamlit first looks for itself below the page's path: a 404 of its own.
    page.on(
        "console",
        lambda line: (
            complaints.append(line.text) if line.type == "error" and "/_stcore/" not in line.location["url"] else None
        ),
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(server)
    settled(page)
    links = page.get_by_test_id("stSidebarNav").get_by_role("link")
    paths = [urlsplit(link.get_attribute("href")).path for link in links.all()]
    assert {path.strip("/") for path in paths} == page_addresses(ROOT / "dashboard.py")
    names = [link.locator("span").last.inner_text() for link in links.all()]
    for path, name in zip(paths, names, strict=True):
        Walker(page).menu(name)
        shot(page, f"walk{path.replace('/', '-')}")
        found += faults(page)
        assert page.locator("html").get_attribute("lang") == "zh-CN"
        views = page.get_by_test_id("stButtonGroup").get_by_role("radio")
        position = 0
        while position < views.count():  # a view may have views of its own, which come and go
            try:
                views.nth(position).click(timeout=20_000)
            except PlaywrightTimeout:
                assert views.count() <= position, path  # it went with the view that it belonged to
            settled(page)
            position += 1
        assert page.get_by_test_id("stException").count() == 0, path
    hosts = {urlsplit(url).netloc for url in asked if urlsplit(url).scheme not in ("data", "blob")}
    assert hosts == {urlsplit(server).netloc}
    assert not complaints
    assert not found, "\n".join(map(str, found))
    assert not [cookie for cookie in page.context.cookies() if cookie["name"].startswith("ajs_")]


def test_chinese_is_drawn_with_the_packaged_font(server, page, settled):
    page.goto(server)
    settled(page)
    assert not page.evaluate(DRAWN_ALIKE)


def test_the_server_calls_nobody_even_when_a_foreign_page_knocks(cold_server, page, settled):
    with socket.create_server(("127.0.0.1", 0)) as outside:
        outside.settimeout(0.5)
        proxy = f"http://127.0.0.1:{outside.getsockname()[1]}"
        server = cold_server(http_proxy=proxy, https_proxy=proxy, no_proxy="")
        page.goto(server)
        settled(page)
        connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=30)
        handshake = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
        handshake |= {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": "http://hostile.example"}
        connection.request("GET", "/_stcore/stream", headers=handshake)
        assert connection.getresponse().status == 403
        connection.close()
        try:
            outside.accept()
        except TimeoutError:
            return
    raise AssertionError("the server tried to reach an outside service")
