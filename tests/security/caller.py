"""A visitor without a browser, who sends the server what no page of ours would send."""

from collections.abc import Mapping
from contextlib import ExitStack
from urllib.parse import quote, urlsplit

from google.protobuf import text_format
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect


class Caller:
    """One session on one page. `received` is every byte the server sent, `widgets` the ids by their keys."""

    def __init__(self, server: str, page: str, cookie: str = "", origin: str = "", **choices: str) -> None:
        place = urlsplit(server)
        self.page, self.script, self.session = page, "", ""
        self.query = "&".join(f"{name}={quote(value)}" for name, value in choices.items())
        self.received = b""
        self.widgets: dict[str, str] = {}
        self.states: dict[str, WidgetState] = {}
        self.leaving = ExitStack()
        line = connect(
            f"ws://{place.netloc}/_stcore/stream",
            origin=origin or server,  # type: ignore[arg-type]
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"Cookie": cookie} if cookie else {},
            max_size=None,
            proxy=None,
        )
        self.line = self.leaving.enter_context(line)
        self.run()

    def run(self, ids: Mapping[str, str] | None = None, pressed: str = "", **values: str | list[str]) -> str:
        """Send the values of widgets by their keys and one button pressed; return the words of the page.

        `ids` are those of another session, for widgets that were never drawn here.
        """
        ids = dict(ids or {}) | self.widgets
        for key, value in values.items():
            state = WidgetState(id=ids[key])
            if isinstance(value, list):
                state.string_array_value.data.extend(value)
            else:
                state.string_value = value
            self.states[key] = state
        asked = BackMsg()
        rerun = asked.rerun_script
        rerun.query_string, rerun.page_script_hash = self.query, self.script
        rerun.page_name = "" if self.script else self.page
        rerun.widget_states.widgets.extend(self.states.values())
        if pressed:
            rerun.widget_states.widgets.append(WidgetState(id=ids[pressed], trigger_value=True))
        self.line.send(asked.SerializeToString())
        words = []
        while True:
            answer = self.line.recv(timeout=60)
            assert isinstance(answer, bytes)
            self.received += answer
            message = ForwardMsg.FromString(answer)  # type: ignore[arg-type]
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id
                words.clear()  # a page that asks to be drawn anew begins anew
            if kind == "navigation":
                self.script = message.navigation.page_script_hash
            if kind == "delta":
                words.append(text_format.MessageToString(message.delta.new_element, as_utf8=True))
                self._know(message.delta.new_element)
            if kind == "script_finished" and message.script_finished in _OVER:
                return (
                    "\n".join(words)
                    .encode()
                    .decode("unicode_escape")
                    .encode("latin-1", "ignore")
                    .decode(errors="ignore")
                )

    def close(self) -> None:
        """Leave."""
        self.leaving.close()

    def _know(self, element: object) -> None:
        drawn = getattr(element, element.WhichOneof("type") or "", None)  # type: ignore[attr-defined]
        name = str(getattr(drawn, "id", ""))
        if name.startswith("$$ID-"):
            self.widgets[name.split("-", 2)[2]] = name


_OVER = (
    ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY,
    ForwardMsg.ScriptFinishedStatus.FINISHED_WITH_COMPILE_ERROR,
)
