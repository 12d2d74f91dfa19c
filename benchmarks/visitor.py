"""A visitor without a browser: speaks Streamlit's own protocol and times one run of the script at the server."""

import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

KEPT = 2  # runs for which a browser keeps a message (global.maxCachedMessageAge)


@dataclass(frozen=True)
class Run:
    """One run of the script: seconds until the last message, number of messages, bytes."""

    seconds: float
    messages: int
    size: int


class Visitor:
    """One session on one page."""

    def __init__(self, address: str, picker: str) -> None:
        place = urlsplit(address)
        self.picker = picker
        self.query, self.page_name = place.query, place.path.strip("/")
        self.script = self.widget = ""
        self.known: dict[str, int] = {}  # messages that need not be sent again, with the run that used them last
        self.pickers: dict[str, str] = {}  # a choice among thousands is such a message: its hash, and the widget's id
        self.runs = 0
        self.line = connect(
            f"ws://{place.netloc}/_stcore/stream",
            origin=f"http://{place.netloc}",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            proxy=None,
        )
        self.run({})

    def choose(self, option: str) -> Run:
        """Change the choice and wait for the end of the run; ValueError if another page comes than the one asked."""
        widget, self.widget = self.widget, ""
        found = self.run({widget: option})
        if self.widget != widget:
            raise ValueError(f"{self.page_name}: the choice {self.picker} is gone")
        return found

    def run(self, values: dict[str, str]) -> Run:
        """Ask for one run with the values of selectboxes, as a browser does; wait until it is over."""
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_script_hash = self.query, self.script
        state.page_name = "" if self.script else self.page_name
        state.context_info.color_scheme, state.context_info.locale = "light", "zh-CN"
        state.cached_message_hashes.extend(self.known)
        state.widget_states.widgets.extend(WidgetState(id=name, string_value=value) for name, value in values.items())
        message = asked.SerializeToString()
        messages = size = 0
        began = time.perf_counter()
        self.line.send(message)
        answers = []
        while True:
            answer = self.line.recv(timeout=60)
            ended = time.perf_counter()
            messages, size = messages + 1, size + len(answer)
            answers.append(ForwardMsg.FromString(answer))  # type: ignore[arg-type]
            if answers[-1].WhichOneof("type") == "script_finished":
                break
        self.runs += 1
        for one in answers:
            self._remember(one)
        self.known = {name: run for name, run in self.known.items() if self.runs - run < KEPT}
        return Run(ended - began, messages, size)

    def close(self) -> None:
        """Leave."""
        self.line.close()

    def _remember(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            self.known[message.ref_hash] = self.runs
            self.widget = self.pickers.get(message.ref_hash, self.widget)
        elif message.metadata.cacheable and message.hash:
            self.known[message.hash] = self.runs
        if kind == "navigation":
            self.script = message.navigation.page_script_hash
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "selectbox":
            name = message.delta.new_element.selectbox.id
            if name.endswith(f"-{self.picker}"):
                self.widget = self.pickers[message.hash] = name
