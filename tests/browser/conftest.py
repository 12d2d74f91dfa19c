"""The real server and a real browser, which needs no font of the system and reaches no other host."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import manimgx_fonts_cjk
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FONTS = Path(manimgx_fonts_cjk.__file__).parent
COMMAND = ("-m", "lib.ui.server")
PATIENCE = 60  # seconds; a busy machine with two cores is slow, not broken
expect.set_options(timeout=PATIENCE * 1000)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",  # tabs of one profile share a process: what one has compiled, the next has too
)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of one running dashboard that all browser tests share."""
    running = []
    yield _started(running, tmp_path_factory.mktemp("server"), {})
    _stopped(running)


@pytest.fixture
def cold_server(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """A function that starts a dashboard nobody has visited, with further environment variables if given.

    `command` are the words after `python`, to start it otherwise.
    """
    running: list[subprocess.Popen[bytes]] = []
    yield lambda command=COMMAND, **environment: _started(running, tmp_path, environment, command)
    _stopped(running)


@pytest.fixture(scope="module")
def module_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., tuple[str, Path]]]:
    """A function that starts a dashboard for the tests of one module; it returns the address and the folder of it.

    The folder holds the log and archive.sqlite, and is the home of the server.
    """
    running: list[subprocess.Popen[bytes]] = []

    def start(command: Sequence[str] = COMMAND, **environment: str) -> tuple[str, Path]:
        home = tmp_path_factory.mktemp("server")
        return _started(running, home, environment, command), home

    yield start
    _stopped(running)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: Debian's where there is one, otherwise Playwright's own."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(_font_settings())}
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"),
            args=list(FLAGS),
            env=environment,
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """The profile in which the tests open their tabs; an empty tab keeps its process, and all it has compiled, alive.

    A cold profile for each test took half of the processor's time: only what a page keeps is taken from it, by `page`.
    """
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    context.set_default_timeout(PATIENCE * 1000)
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def page(profile: BrowserContext) -> Iterator[Page]:
    """An empty tab of an office computer's size in a profile without cookies, storage and permissions."""
    empty = profile.pages[0]
    line = profile.new_cdp_session(empty)
    line.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    line.detach()
    profile.clear_permissions()
    assert not profile.cookies()
    yield profile.new_page()
    for one in profile.pages:
        if one != empty:
            one.close()


@pytest.fixture
def settled() -> Callable[[Page], None]:
    """A function that waits until Streamlit has drawn the page and runs no script."""

    def wait(page: Page) -> None:
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        page.wait_for_selector('[data-testid="stMain"] h1')
        expect(page.locator('[data-testid="stMain"] [data-stale="true"]')).to_have_count(0)

    return wait


@pytest.fixture
def shot() -> Callable[[Page, str], None]:
    """A function that keeps a picture of the page in tests/shots if the environment says SHOTS=1."""

    def keep(page: Page, name: str) -> None:
        if os.environ.get("SHOTS") == "1":
            page.screenshot(path=ROOT / "tests" / "shots" / f"{name}.png", full_page=True)

    return keep


def _started(
    running: list[subprocess.Popen[bytes]], home: Path, environment: dict[str, str], command: Sequence[str] = COMMAND
) -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = home / f"server-{port}.log"
    settings = {
        "HOME": str(home),
        "STREAMLIT_SERVER_PORT": str(port),
        "LIAISON_DATABASE_URL": f"sqlite:///{home / 'archive.sqlite'}",
        "LIAISON_COOKIE_SECRET": "a secret for the tests, known to everyone",
        **environment,
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**os.environ, **settings},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    running.append(process)
    address = f"http://127.0.0.1:{port}"
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with direct.open(f"{address}/_stcore/health", timeout=2):
                return address
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def _stopped(running: list[subprocess.Popen[bytes]]) -> None:
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _font_settings() -> Path:
    """Write a fontconfig file that knows only the packaged CJK font; return its path."""
    folder = Path(sys.prefix) / "fontconfig"
    folder.mkdir(exist_ok=True)
    settings = folder / "fonts.conf"
    settings.write_text(
        f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{FONTS}</dir><cachedir>{folder / "cache"}</cachedir></fontconfig>
""",
        encoding="utf-8",
    )
    return settings
