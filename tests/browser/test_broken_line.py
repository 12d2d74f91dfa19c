"""The server goes away while pages are open: what is seen stays, in Chinese, and the room sees nothing of it."""

import os
import signal

from benchmarks.servers import serving


def opened(browser, settled, address, size):
    page = browser.new_context(viewport=dict(zip(("width", "height"), size, strict=True))).new_page()
    page.goto(address)
    settled(page)
    return page


def test_a_page_tells_it_in_chinese_and_a_show_goes_on_without_the_server(browser, settled, tmp_path, shot):
    with serving("lib.ui.server", LIAISON_DATABASE_URL=f"sqlite:///{tmp_path}/archive.sqlite") as server:
        office = opened(browser, settled, f"{server.address}/matrix", (1366, 768))
        room = opened(browser, settled, f"{server.address}/present?present_slide=cover", (1920, 1080))
        room.locator("#present-controls").wait_for(state="attached")
        os.kill(server.process, signal.SIGKILL)
        dialog, hidden = (page.get_by_test_id("stDialog") for page in (office, room))
        dialog.wait_for(timeout=60_000)
        hidden.wait_for(state="attached", timeout=60_000)
    drawn = dialog.evaluate(
        """e => [e.querySelector('h2'), e.querySelector('h2 + div')].map(
            one => [getComputedStyle(one).fontSize, getComputedStyle(one, '::after').content])"""
    )
    assert [size for size, _ in drawn] == ["0px", "0px"]
    assert "与服务器的连接断了" in drawn[0][1] and "连接恢复后网页自己接上" in drawn[1][1]
    shot(office, "broken-line")
    assert not hidden.is_visible()
    room.keyboard.press("ArrowRight")
    room.keyboard.press("ArrowRight")
    room.get_by_role("heading", name="联系矩阵", exact=True).wait_for()
    assert room.url.endswith("present_slide=matrix")
    shot(room, "broken-line-show")
    for page in (office, room):
        page.context.close()
