"""Takes the pictures of the manual from the running product: `python -m docs.pictures`, or with names for some of them.

What is uploaded and published for them is invented, and goes into an archive of its own that is thrown away. All of it
happens on one fixed day, so that a picture changes only when the product does.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from benchmarks.browser import PATIENCE, chromium
from benchmarks.servers import serving
from docs.on_a_day import MOMENT
from lib.archive.database import engine_for
from lib.archive.holdings import load_holdings
from lib.archive.register import register_row
from lib.archive.store import Store
from lib.exports.csv_file import matrix_csv
from tests.browser.test_publish import SENT
from tests.browser.test_tasks import NOTICE
from tests.browser.walker import Walker

FOLDER = Path(__file__).parent / "pictures"
COLOURS = 96
WIDEST = 1146  # px
EDGE = 20  # px
OFFICE, ROOM = (1366, 768), (1920, 1080)
# Over the page, so that no edge of what it lies in cuts it.
OUTLINE = """e => {
  const box = e.getBoundingClientRect(), line = document.body.appendChild(document.createElement('div'));
  line.style.cssText = `position: fixed; left: ${box.left - 5}px; top: ${box.top - 5}px; width: ${box.width + 10}px;
    height: ${box.height + 10}px; border: 3px solid #C2570C; border-radius: 6px; box-sizing: border-box;
    z-index: 999999; pointer-events: none`;
}"""
TAKERS: dict[str, Callable[[Walker], None]] = {}


def main(names: list[str]) -> None:
    """Take all pictures, or those named."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        url = f"sqlite:///{folder}/archive.sqlite"
        published(url)
        with serving("docs.on_a_day", LIAISON_DATABASE_URL=url) as server:
            for name in names or TAKERS:
                taken(browser, server.address, name, Path(folder) / "raw.png")


def published(url: str) -> None:
    """Publish two versions of one list, so that there is one to go back to."""
    store, held = Store(engine_for(url)), load_holdings()
    whole, row = held.matrices["hangzhou-2021"], register_row(held.documents["hangzhou-2021"])
    with patch("lib.archive.store.datetime", wraps=datetime) as clock:
        clock.now.return_value = MOMENT - timedelta(minutes=40)
        store.publish("hangzhou-2021", matrix_csv(whole.iloc[:-1]), row, "经办甲", "区里来函核对", 0)
        clock.now.return_value = MOMENT
        store.publish("hangzhou-2021", matrix_csv(whole.iloc[2:]), row, "经办乙", "更正", 1)
    store.engine.dispose()


def taken(browser: Browser, address: str, name: str, raw: Path) -> None:
    """Go where the picture is to be taken and take it, in few colours."""
    width, height = ROOM if name == "stage" else OFFICE
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", color_scheme="light")
    context.set_default_timeout(PATIENCE)
    walker = Walker(context.new_page())
    walker.page.goto(address)
    walker.settled()
    TAKERS[name](walker)
    walker.page.mouse.move(0, 0)
    walker.page.wait_for_timeout(700)
    walker.page.screenshot(path=raw, clip=clip(walker.page, name))
    context.close()
    with Image.open(raw) as picture:
        small = picture.convert("RGB")
        small.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
        small.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


def clip(page: Page, name: str) -> dict[str, float]:
    """Return what of the window is kept: all of it, or the page without the menu and its edges."""
    size = page.viewport_size
    assert size is not None
    if name in ("stage", "matrix"):
        return {"x": 0, "y": 0, **size}
    inside = page.locator(".st-key-heading").bounding_box()
    assert inside is not None
    return {"x": inside["x"] - EDGE, "y": 0, "width": inside["width"] + 2 * EDGE, "height": size["height"]}


def takes(maker: Callable[[Walker], None]) -> Callable[[Walker], None]:
    """Enter a way to a picture under the picture's name."""
    TAKERS[maker.__name__.replace("_", "-")] = maker
    return maker


def at(walker: Walker, path: str, height: int = OFFICE[1]) -> Page:
    """Go to a page with its choices, in a window as high as the picture."""
    page = walker.page
    page.set_viewport_size({"width": OFFICE[0], "height": height})
    page.goto(f"{page.url.split('/', 3)[0]}//{page.url.split('/')[2]}/{quote(path, safe='/?=&')}")
    walker.settled()
    return page


def mark(*targets: Locator) -> None:
    """Outline what the recipe speaks of, where it stands now."""
    targets[0].page.wait_for_timeout(500)  # what moves comes to rest
    for target in targets:
        target.first.evaluate(OUTLINE)


@takes
def states(walker: Walker) -> None:
    """A partial list: linked, not known, and organisations not listed."""
    page = at(walker, "matrix?place=开封市&matrix_cell=市公安局×民盟", 620)
    mark(page.get_by_role("link", name="部分名单"))


@takes
def matrix(walker: Walker) -> None:
    """The whole window with a cell that was clicked."""
    page = at(walker, "matrix?place=青岛市&matrix_cell=市发改委×民建")
    mark(page.locator(".st-key-card_pair"))


@takes
def cities(walker: Walker) -> None:
    """Two places and what differs."""
    page = at(walker, "cities")
    mark(page.get_by_text("青岛市2008年与宁波市奉化区2019年有20对联系相同"))


@takes
def years(walker: Walker) -> None:
    """Two years of the demonstration city."""
    page = at(walker, "years?place=示范市")
    mark(page.get_by_text("2005年与2024年相比"))


@takes
def gaps(walker: Walker) -> None:
    """What most comparable lists have."""
    page = at(walker, "peers?place=青岛市&peers_view=差距清单", 700)
    mark(page.get_by_test_id("stButtonGroup").get_by_role("radio", name="差距清单"))


@takes
def take_away(walker: Walker) -> None:
    """Tables and pictures to take away."""
    page = at(walker, "coverage?place=青岛市", 720)
    page.get_by_text("表格与图片下载").click()
    page.locator(".modebar-btn").first.wait_for()
    walker.settled()
    page.get_by_text("表格与图片下载").evaluate("e => e.scrollIntoView()")
    mark(page.get_by_role("button", name="下载表格（Excel）"), page.locator(".modebar-btn"))


@takes
def publish(walker: Walker) -> None:
    """A sheet that differs a little."""
    page = at(walker, "publish", 960)
    walker.file("名单.csv", SENT.encode("gbk"))
    told = page.get_by_text("与已发布的相比")
    told.wait_for()
    walker.settled()
    page.get_by_role("textbox", name="发布原因").fill("区府办来函：增加区数据局")
    told.evaluate("e => e.scrollIntoView()")
    mark(told, page.get_by_role("button", name="发布", exact=True))


@takes
def problems(walker: Walker) -> None:
    """A sheet with faults."""
    page = at(walker, "publish", 780)
    walker.file("名单.csv", "部门,民革,民盟,民健\n区教育局,1,0,1\n区公安局,是,2,0\n区教育局,0,1,0\n".encode())
    page.get_by_text("处问题").wait_for()
    walker.settled()
    mark(page.get_by_role("button", name="下载问题清单（Excel）"))


@takes
def notice(walker: Walker) -> None:
    """A notice that was pasted."""
    page = at(walker, "publish", 1000)
    walker.choose("粘贴通知文字")
    page.get_by_role("textbox", name="通知全文").fill(NOTICE)
    page.get_by_role("button", name="识别").click()
    page.get_by_text("还没有发布过").wait_for()
    walker.settled()
    mark(page.get_by_role("button", name="识别"))


@takes
def correct(walker: Walker) -> None:
    """The way from a cell to its correction."""
    page = at(walker, "matrix?place=岳阳市&matrix_cell=市财政局×民革", 560)
    mark(page.get_by_role("link", name="有误？"))


@takes
def history(walker: Walker) -> None:
    """The way back."""
    page = at(walker, "history?place=杭州市", 660)
    page.get_by_role("textbox", name="原因").first.fill("更正的表格发错了")
    mark(page.get_by_role("button", name="撤回"))


@takes
def materials(walker: Walker) -> None:
    """One click for all files."""
    page = at(walker, "materials?place=青岛市", 620)
    mark(page.get_by_role("button", name="生成并下载全部会议材料"))


@takes
def stage(walker: Walker) -> None:
    """The matrix on the large screen."""
    page = walker.page
    page.goto(f"{page.url}present?place={quote('青岛市')}&present_slide=matrix")
    page.locator("#present-controls").wait_for(state="attached")
    walker.settled()


@takes
def plan(walker: Walker) -> None:
    """A draft with a change."""
    page = at(walker, "plan?place=青岛市")
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 150)  # the finding and the row both in sight
    page.wait_for_timeout(500)
    table = page.locator(".st-key-plan_table canvas").first.bounding_box()
    assert table is not None
    page.mouse.click(table["x"] + 230, table["y"] + 18 + 33 * 9)  # 市发改委 × 民革
    page.get_by_text("158对联系").wait_for()
    walker.settled()
    mark(page.get_by_text("158对联系"))


if __name__ == "__main__":
    main(sys.argv[1:])
