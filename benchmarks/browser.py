"""A tab of a real browser that changes a choice and tells how long the page took to be redrawn."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import manimgx_fonts_cjk
from playwright.sync_api import Browser, Page, sync_playwright

PATIENCE = 60_000  # ms
QUIET = 300  # ms without a message or a change, after which nothing more is expected
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync")

# The page's own clock: when Enter chose, when the request left, when the last message came, when the last chart
# changed and that frame was painted, when the script was over.
CLOCK = """
(() => {
  const seen = window.seen = {chosen: 0, sent: 0, received: 0, drawn: 0, over: 0};
  const now = () => performance.now();
  const still = () => document.querySelector('[data-test-script-state]')?.dataset.testScriptState === 'notRunning';
  addEventListener('keydown', event => {
    if (event.key === 'Enter') Object.assign(seen, {chosen: now(), sent: 0, received: 0, drawn: 0, over: 0});
  }, true);
  window.WebSocket = class extends WebSocket {
    constructor(...given) { super(...given); this.addEventListener('message', () => { seen.received = now(); }); }
    send(message) { seen.sent ||= now(); super.send(message); }
  };
  new MutationObserver(changes => {
    let drawn = false, state = false;
    for (const {target, type, attributeName} of changes) {
      if (attributeName === 'data-test-script-state') state = true;
      else if (!drawn && target.closest?.('.js-plotly-plot')) drawn = true;
    }
    if (state && still()) seen.over = now();
    if (drawn) {
      seen.drawn = now();
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => { seen.drawn = now(); };
        painted.port2.postMessage(0);
      });
    }
  }).observe(document, {subtree: true, childList: true, attributes: true});
  const settled = () => seen.received && seen.drawn && still()
    && now() - Math.max(seen.received, seen.drawn, seen.over) > QUIET;
  window.settled = () => new Promise((done, failed) => {
    const until = now() + PATIENCE;
    const look = () => settled() ? done(seen) : now() > until ? failed('not redrawn') : setTimeout(look, 50);
    look();
  });
})()
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Debian's Chromium where there is one, otherwise Playwright's own, with the packaged CJK font alone."""
    folder = Path(sys.prefix) / "fontconfig"
    folder.mkdir(exist_ok=True)
    settings = folder / "fonts.conf"
    fonts, cache = Path(manimgx_fonts_cjk.__file__).parent, folder / "cache"
    settings.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>\n",
        encoding="utf-8",
    )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=list(FLAGS),
            env={**os.environ, "FONTCONFIG_FILE": str(settings)},
        )
        yield running
        running.close()


class Tab:
    """One page open in a profile of its own."""

    def __init__(self, browser: Browser, address: str, picker: str) -> None:
        self.picker = picker
        self.context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.page.add_init_script(CLOCK.replace("QUIET", str(QUIET)).replace("PATIENCE", str(PATIENCE)))
        self.page.goto(address)
        self.page.evaluate("settled()")

    def choose(self, option: str) -> dict[str, float]:
        """Choose an option; return ms from the choice until it was sent, the last message came, all was redrawn."""
        self.page.bring_to_front()
        box = self.page.locator(f".st-key-{self.picker} input")
        box.fill(option)  # by keyboard: a mouse left over the chart would draw hover boxes
        self.page.get_by_role("option", name=option, exact=True).wait_for()
        box.press("Enter")
        seen = self.page.evaluate("settled()")
        if box.input_value() != option:
            raise RuntimeError(f"{option} was not chosen, but {box.input_value()}")
        redrawn = max(seen["drawn"], seen["over"])
        return {
            "sent": seen["sent"] - seen["chosen"],
            "received": seen["received"] - seen["chosen"],
            "redrawn": redrawn - seen["chosen"],
        }

    def close(self) -> None:
        """Close the page and its profile."""
        self.context.close()
