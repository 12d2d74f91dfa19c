"""A visitor without a browser: speaks Streamlit's own protocol and times one run of the script at the server."""

import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from websockets.sync.client import connect

from benchmarks.session import Session


@dataclass(frozen=True)
class Run:
    """One run of the script: seconds until the last message, number of messages, bytes."""

    seconds: float
    messages: int
    size: int


class Visitor:
    """One session on one page."""

    def __init__(self, address: str, picker: str = "") -> None:
        place = urlsplit(address)
        self.picker = picker
        self.session = Session(place.path.strip("/"), place.query)
        self.line = connect(
            f"ws://{place.netloc}/_stcore/stream",
            origin=f"http://{place.netloc}",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            proxy=None,
        )
        self.run(self.session.run())

    def choose(self, option: str) -> Run:
        """Change the choice and wait for the end of the run; ValueError if another page comes than the one asked."""
        found = self.run(self.session.choose(self.picker, option))
        if self.picker not in self.session.choices:
            raise ValueError(f"{self.session.page}: the choice {self.picker} is gone")
        return found

    def run(self, asked: bytes) -> Run:
        """Ask for one run, as a browser does; wait until it is over."""
        began = time.perf_counter()
        self.line.send(asked)
        answers = [self.line.recv(timeout=60)]
        while not self.session.hear(answers[-1]):
            answers.append(self.line.recv(timeout=60))
        return Run(time.perf_counter() - began, len(answers), sum(map(len, answers)))

    def close(self) -> None:
        """Leave."""
        self.line.close()
