"""Starts the dashboard: everything warm before the first visitor, safe headers, a log-in, a guarded upload door.

Start it with `make run` or `python -m lib.ui.server`. Settings come from .streamlit/config.toml and, above it, from
environment variables such as STREAMLIT_SERVER_PORT. `streamlit run dashboard.py` works too, slower and without the
headers, the log-in page and the gate that are added here.
"""

import gc
import importlib
import logging
import os
import pkgutil
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from lib.ui import access, login, signing
from lib.ui.addresses import KnownAddresses, page_addresses
from lib.ui.gate import UploadGate
from lib.ui.headers import SafeHeaders, failed
from lib.ui.internal_files import InternalFiles
from lib.vocabulary.tables import VocabularyFault

if sys.platform != "win32":
    import resource

ROOT = Path(__file__).resolve().parents[2]
LOOPBACK = "127.0.0.1"
MOST_FILES = 65536


def say_error(error: Exception) -> bool:
    """Tell the reader in Chinese that a page failed; Streamlit has already written the error to the log.

    A broken table of the vocabulary, without which no page can be drawn, is named.
    """
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, VocabularyFault):
        cause = cause.__cause__ or cause.__context__
    general = "这一页出了问题，详情已写入服务器日志。请刷新重试；若仍然如此，请把网址和时间告诉管理员。"
    st.error(str(cause or general))
    return True


def warm() -> None:
    """Load what the first visitor would otherwise wait for: all of lib, the first chart of each kind, the data."""
    for module in pkgutil.walk_packages([str(ROOT / "lib")], "lib."):
        if module.name != "lib.ui.server":  # it is running, under the name of __main__
            importlib.import_module(module.name)
    import plotly.graph_objects as go

    from lib.ui import compare_lists, inventory, peers_lists
    from lib.ui.loading import holdings, once_for_all

    kinds = ("heatmap", "scatter", "bar", "histogram")
    go.Figure({"data": [{"type": kind} for kind in kinds], "layout": {"xaxis": {}, "yaxis": {}}}).to_json()
    holdings()
    for make in (inventory.totals, inventory.register_table, compare_lists.of_places, peers_lists.lists):
        once_for_all(make)


def open_many_files() -> None:
    """Let this process open as many files as the system allows it, up to MOST_FILES.

    An open page takes four, and one that was closed keeps three for the two minutes in which its reader may come back:
    with the usual 1,024 nobody could come in any more beside some two hundred open pages.
    """
    if sys.platform != "win32":
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
        if soft != resource.RLIM_INFINITY and soft < most:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """Before the first visitor: say that pages are named by dashboard.py, warm up, and spare the collector."""
    from streamlit.runtime.pages_manager import PagesManager

    # Otherwise a deep link that is the first request of all runs its page file alone, without dashboard.py.
    PagesManager.uses_pages_directory = False
    try:
        warm()
    except Exception:
        # Better a page that says what is wrong than no page at all.
        logging.getLogger(__name__).exception("Warming up failed")
    # Streamlit forces a full collection after each run; what is frozen here need not be walked each time.
    gc.collect()
    gc.freeze()
    yield


def settings_from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings that STREAMLIT_* variables give; App.run, unlike `streamlit run`, does not read them itself.

    Lists are separated by spaces. Whoever opens the server to other computers need not name every host: without a list
    it answers to what `addresses.is_our_name` takes for ours. Raises ValueError with a Chinese sentence where a number
    is none.
    """
    from streamlit import config

    given: dict[str, Any] = {}
    # The template, since asking for the settings themselves would read the files before App.run says where they are.
    for name, option in config._config_options_template.items():
        text = environment.get(option.env_var)
        if text is None or option.sensitive:
            continue
        if option.multiple:
            given[name] = text.split()
        elif option.type is bool:
            given[name] = text.lower() in ("1", "true", "yes", "on")
        else:
            given[name] = _number_or_text(option.env_var, option.type, text)
    address = given.get("server.address", LOOPBACK)
    if address not in (LOOPBACK, "localhost", "::1"):
        given.setdefault("server.allowedHosts", [])
        if address not in ("0.0.0.0", "::"):  # every network: no one name to show
            given.setdefault("browser.serverAddress", address)
    return given


def _number_or_text(variable: str, kind: type, text: str) -> Any:
    """Return what an environment variable says, as the kind its setting has."""
    try:
        value = kind(text)
        if variable == "STREAMLIT_SERVER_PORT" and not 0 < value < 65536:
            raise ValueError
    except ValueError:
        raise ValueError(f"环境变量 {variable} 写错了：“{text}”不是可用的数字。请改正后重新启动。") from None
    return value


def main(script: Path = ROOT / "dashboard.py") -> None:
    """Serve until stopped. Works from any working directory."""
    from streamlit import net_util

    try:
        signing.secret()
        settings = settings_from_environment(os.environ)
    except ValueError as fault:
        raise SystemExit(str(fault)) from None
    access.offer_log_in()
    open_many_files()

    # Streamlit asks an outside service for our address when a foreign page knocks; the answer is of no use here.
    net_util._external_ip = LOOPBACK
    # App.run takes the folder of the settings, and of what scripts may import, from the name of the program.
    sys.argv[0] = str(ROOT / "dashboard.py")
    st.App(
        script,
        lifespan=ready,
        routes=login.routes(),
        middleware=[
            Middleware(SafeHeaders),
            Middleware(KnownAddresses, pages=page_addresses(script)),
            Middleware(UploadGate),
            Middleware(InternalFiles),
        ],
        on_script_error=say_error,
        exception_handlers={Exception: failed},
    ).run(config=settings)


if __name__ == "__main__":
    main()
