"""What a browser knows of its session: it asks for runs of the script and understands the answers; sends nothing."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

KEPT = 2  # runs for which a browser keeps a message (global.maxCachedMessageAge)
FRAGMENT = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
WHOLE = ForwardMsg.FINISHED_SUCCESSFULLY
FAILED = "这一页出了问题"  # how the launcher words an exception


@dataclass(frozen=True)
class Choice:
    """One choice on the page: the id of its widget, its options, its name in the address, the part it redraws."""

    widget: str
    options: tuple[str, ...]
    usual: str
    name: str
    fragment: str  # "" where it redraws everything


class Session:
    """One session as a browser holds it: page, address, values of widgets, messages that need not be sent again."""

    def __init__(self, page: str = "", query: str = "") -> None:
        self.page, self.query = page, query
        self.script = ""
        self.pages: dict[str, str] = {}  # name in the address: hash of the script
        self.choices: dict[str, Choice] = {}  # by key
        self.watched: dict[str, float] = {}  # fragments that are to be run every so many seconds
        self.texts: list[str] = []  # what the last run said
        self.charts: dict[str, str] = {}  # by id
        self.faults: list[str] = []
        self._values: dict[str, WidgetState] = {}
        self._known: dict[str, int] = {}
        self._messages: dict[str, ForwardMsg] = {}
        self._runs = 0
        self._part = self._clock = False  # what was asked for last: a part of the page, by the clock

    def run(self) -> bytes:
        """Return the request for a run as things stand; also the first one of a session."""
        return self._asked()

    def choose(self, key: str, option: str) -> bytes:
        """Return the request that changes a selectbox."""
        choice = self.choices[key]
        self._values[choice.widget] = WidgetState(id=choice.widget, string_value=option)
        if choice.name:  # the browser keeps the address in step, without what is usual
            given = parse_qs(self.query)
            given.pop(choice.name, None)
            if option != choice.usual:
                given[choice.name] = [option]
            self.query = urlencode(given, doseq=True)
        return self._asked(choice.fragment)

    def go(self, page: str) -> bytes:
        """Return the request of a click in the menu; "" is the first page."""
        self.page, self.script = page, self.pages[page]
        return self._asked()

    def tick(self, fragment: str) -> bytes:
        """Return the request that runs one fragment, as the browser's clock makes it."""
        return self._asked(fragment, clock=True)

    def hear(self, message: bytes) -> bool:
        """Take one message; tell whether it was the last of the run that was asked for."""
        heard = ForwardMsg.FromString(message)  # type: ignore[arg-type]
        kind = heard.WhichOneof("type")
        if kind == "ref_hash":
            self._known[heard.ref_hash] = self._runs
            heard = self._messages[heard.ref_hash]
            kind = heard.WhichOneof("type")
        elif heard.metadata.cacheable and heard.hash:
            self._known[heard.hash] = self._runs
            self._messages[heard.hash] = heard
        if kind == "script_finished":
            return self._over(heard.script_finished)
        if kind == "delta":
            self._seen(heard.delta.new_element, heard.delta.fragment_id)
        elif kind == "navigation":
            self.script = heard.navigation.page_script_hash
            self.pages = {one.url_pathname: one.page_script_hash for one in heard.navigation.app_pages}
            self.pages[""] = next(one.page_script_hash for one in heard.navigation.app_pages if one.is_default)
        elif kind == "auto_rerun":
            self.watched[heard.auto_rerun.fragment_id] = heard.auto_rerun.interval
        elif kind == "page_info_changed":
            self.query = heard.page_info_changed.query_string
        elif kind == "page_not_found":
            self.faults.append(f"page not found: {self.page}")
        return False

    def _asked(self, fragment: str = "", clock: bool = False) -> bytes:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_script_hash = self.query, self.script
        state.page_name = "" if self.script else self.page
        state.context_info.color_scheme, state.context_info.locale = "light", "zh-CN"
        state.cached_message_hashes.extend(self._known)
        state.widget_states.widgets.extend(self._values.values())
        self.texts, self.faults = [], []
        state.fragment_id, state.is_auto_rerun = fragment, clock
        self._part, self._clock = bool(fragment), clock
        if not clock:
            self.choices = {key: one for key, one in self.choices.items() if fragment and one.fragment != fragment}
            self.charts = {}
        if not fragment:
            self.watched = {}
        return asked.SerializeToString()

    def _over(self, how: int) -> bool:
        if how not in (WHOLE, FRAGMENT):
            if how == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                self.faults.append("the script cannot be compiled")
            return False  # it gave way to the next run
        if how == FRAGMENT and not self._part:
            return False
        if how == WHOLE or not self._clock:
            self._runs += 1
            self._known = {name: run for name, run in self._known.items() if self._runs - run < KEPT}
            self._messages = {name: self._messages[name] for name in self._known}
            shown = {choice.widget for choice in self.choices.values()}
            self._values = {name: value for name, value in self._values.items() if name in shown}
        return True

    def _seen(self, element: Message, fragment: str) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.faults.append(f"{element.exception.type}: {element.exception.message}")
        elif kind == "selectbox":
            box = element.selectbox
            options = tuple(box.options)
            usual = options[box.default] if box.HasField("default") and options else ""
            key = box.id.rpartition("-")[2]
            self.choices[key] = Choice(box.id, options, usual, box.query_param_key, fragment)
            given = self._values.get(box.id)
            shown = box.raw_value if box.set_value else given.string_value if given else usual
            if shown:
                self._values[box.id] = WidgetState(id=box.id, string_value=shown)
        elif kind in ("markdown", "heading", "html", "alert"):
            said = getattr(element, kind).body
            self.texts.append(said)
            if kind == "alert" and said.startswith(FAILED):
                self.faults.append(said)
        elif kind == "plotly_chart":
            self.charts[element.plotly_chart.id] = element.plotly_chart.spec
