"""A visitor through nginx who comes back by itself when the line breaks, with everything chosen kept: as a browser."""

import ssl
import time
from http.cookies import SimpleCookie
from urllib.parse import quote, urlsplit
from urllib.request import HTTPSHandler, OpenerDirector, ProxyHandler, build_opener

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from benchmarks.session import Session

SEAT = "liaison_seat"
PATIENCE = 120  # seconds
PAUSE = 0.5  # between two attempts to come back; browsers wait a little longer each time


class Returning:
    """One browser with one page open. `breaks` counts lost lines, `away` the seconds until the page was whole again."""

    def __init__(self, address: str, page: str, trust: ssl.SSLContext, query: str = "", seat: str = "") -> None:
        self.address, self.trust = address, trust
        self.session = Session(page, query)
        self.cookies: dict[str, str] = {SEAT: seat} if seat else {}
        self.breaks = 0
        self.away: list[float] = []
        path = f"/{page}" + (f"?{quote(query, safe='=&%')}" if query else "")
        self.get(path)
        self.line = self._connected()
        self.run(self.session.run())

    @property
    def replica(self) -> int:
        """Return the number of the replica where this browser sits, 0 when it has no seat."""
        return int(self.cookies.get(SEAT, ".0").rpartition(".")[2])

    def get(self, path: str, timeout: float = 15) -> bytes:
        """Fetch an address as the browser does, with its cookies, taking those it is given."""
        headers = {"Cookie": self._cookie_header(), "Accept": "text/html,*/*"}
        with self._opener(headers).open(f"{self.address}{path}", timeout=timeout) as answer:
            body = answer.read()
            self._take(answer.headers.get_all("Set-Cookie", []))
        return bytes(body)

    def choose(self, key: str, option: str) -> float:
        """Change a choice; return the seconds until the page was whole, over a lost line if need be."""
        return self.run(self.session.choose(key, option))

    def tick(self) -> None:
        """Run the fragments that watch, as the browser's clock does, and the whole page if one of them wants it."""
        for fragment in list(self.session.watched):
            self.run(self.session.tick(fragment))

    def look(self) -> None:
        """Notice whether the line is still there, as a browser does without being asked, and come back if it is not."""
        try:
            self.line.ping().wait(0.01)
            self.line.recv(timeout=0)
        except TimeoutError:
            pass
        except (WebSocketException, OSError):
            self._come_back()

    def run(self, asked: bytes) -> float:
        """Ask for a run and wait for its end; return the seconds."""
        began = time.monotonic()
        while True:
            try:
                self.line.send(asked)
                self._heard_all()
                return time.monotonic() - began
            except (WebSocketException, OSError):
                self._come_back()
                return time.monotonic() - began

    def close(self) -> None:
        """Leave."""
        self.line.close()

    def _heard_all(self) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            if self.session.hear(bytes(self.line.recv(timeout=max(0.0, until - time.monotonic())))):
                return

    def _come_back(self) -> None:
        """Ask whether the server is there until it is, open a new line and ask for the page as it was."""
        began = time.monotonic()
        self.breaks += 1
        while True:
            try:
                self.get("/_stcore/health")
                self.line = self._connected()
                self.line.send(self.session.run())
                self._heard_all()
                break
            except (WebSocketException, OSError):
                if time.monotonic() - began > PATIENCE:
                    raise
                time.sleep(PAUSE)
        self.away.append(time.monotonic() - began)

    def _connected(self) -> ClientConnection:
        place = urlsplit(self.address)
        line = connect(
            f"wss://{place.netloc}/_stcore/stream",
            origin=self.address,  # type: ignore[arg-type]
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"Cookie": self._cookie_header()},
            ssl=self.trust,
            max_size=None,
            proxy=None,
            open_timeout=30,
            ping_interval=None,  # a browser does not ask; nginx ends a line that is silent
        )
        if line.response is not None:
            self._take(line.response.headers.get_all("Set-Cookie"))
        return line

    def _opener(self, headers: dict[str, str]) -> OpenerDirector:
        opener = build_opener(ProxyHandler({}), HTTPSHandler(context=self.trust))
        opener.addheaders = [(name, value) for name, value in headers.items() if value]
        return opener

    def _cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _take(self, given: list[str]) -> None:
        for text in given:
            for name, morsel in SimpleCookie(text).items():
                self.cookies[name] = morsel.value
