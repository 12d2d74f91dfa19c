"""One who walks through a task as a user does: every click and every word typed is done here, and counted."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.charts import chart, clicked

# Kept when the page begins to be redrawn; what is chosen already redraws nothing.
RUN = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const runs = new Promise(done => new MutationObserver(() => {
        if (app.dataset.testScriptState === "running") done();
    }).observe(app, {attributes: true, attributeFilter: ["data-test-script-state"]}));
    window.begun = Promise.race([runs, new Promise(done => setTimeout(done, 3000))]);
}"""
WORD = re.compile(r"[A-Za-z0-9]+|[一-鿿]")


@dataclass
class Walker:
    """A person before one open page; `clicks` counts mouse clicks and files chosen, `words` what was typed.

    A word is a Chinese character or an unbroken run of Latin letters and digits. Keys that only move on (Tab, Enter)
    count as nothing: hands are on the keyboard already.
    """

    page: Page
    clicks: int = 0
    words: int = 0
    steps: list[str] = field(default_factory=list)

    def click(self, target: Locator, what: str) -> None:
        """Click what is in sight under that name."""
        target.click()
        self._counted(what)

    def menu(self, name: str) -> None:
        """Click an entry of the menu and wait until its page is there."""
        self.click(self.page.get_by_test_id("stSidebarNavLink").get_by_text(name, exact=True), name)
        self.page.locator('[data-testid="stMain"] h1').get_by_text(name, exact=True).wait_for()
        self.settled()

    def choose(self, name: str) -> None:
        """Click one of a row of choices that all stand there."""
        self.click(self.page.get_by_test_id("stButtonGroup").get_by_text(name, exact=True), name)
        self.settled()

    def mark(self, key: str, trace: int, wanted: list[str], shown: Locator) -> None:
        """Click a mark of a chart."""
        chart(self.page, key)
        clicked(self.page, key, trace, wanted, shown)
        self._counted("×".join(wanted))

    def file(self, name: str, content: bytes, kind: str = "text/csv") -> None:
        """Choose a file: one click in the dialog of the system."""
        self.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": content})
        self._counted(name)

    def write(self, target: Locator, text: str, what: str) -> None:
        """Click into a field and type."""
        target.click()
        self._counted(what)
        self.type(text)

    def type(self, text: str) -> None:
        """Type where the hands are."""
        self.page.keyboard.insert_text(text)
        self.words += len(WORD.findall(text))

    def press(self, *keys: str) -> None:
        """Press keys that only move on."""
        for key in keys:
            self.page.keyboard.press(key)

    def pick(self, target: Locator, text: str, option: str) -> None:
        """Click into a list, type the beginning of an entry and take it with Enter."""
        self.write(target, text, option)
        self.page.get_by_role("option", name=option, exact=True).wait_for()
        self.page.evaluate(RUN)
        self.press("Enter")
        self.page.evaluate("begun")  # a page that has not begun to be redrawn looks as one that is over with it
        self.settled()

    def take(self, target: Locator, what: str) -> Download:
        """Click what hands out a file; return it."""
        with self.page.expect_download() as waiting:
            self.click(target, what)
        return waiting.value

    def settled(self) -> None:
        """Wait until the page is drawn and no script runs; nobody counts that."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        self.page.wait_for_selector('[data-testid="stMain"] h1')
        expect(self.page.locator('[data-testid="stMain"] [data-stale="true"]')).to_have_count(0)

    def _counted(self, what: str) -> None:
        self.clicks += 1
        self.steps.append(what)
