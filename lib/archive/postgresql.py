"""The engine of an archive on PostgreSQL: how long it waits for an answer, and what it does when none comes.

A server that is gone refuses at once; one that hangs, or whose machine lost its power, says nothing at all. Whoever
meets such silence first waits a few seconds for it, and those after them not again until it is time for another try.
"""

import threading
import time
from contextlib import suppress
from typing import Any

from pg8000 import Connection as Driver  # type: ignore[import-untyped]
from pg8000 import InterfaceError
from sqlalchemy import URL, Connection, Engine, create_engine, event

from lib.archive.unavailable import BAD_ADDRESS, Unavailable

# Seconds: until a server that lives has taken a connection or answered a ping; how long a silent one is left alone.
QUICK = 5
AGAIN = 5


def postgresql_engine(url: URL, patience: float) -> Engine:
    """Return the engine of a URL; a writer waits `patience` seconds for the one before it.

    A reader waits as long for an answer, a writer twice that: a commit that waits for a standby which is gone must
    end some day, not kept from the writer who cannot know its outcome.
    """
    # Parameters may be telephone numbers: no error of the driver's, which ends in a log, repeats them.
    engine = create_engine(url.set(drivername="postgresql+pg8000"), pool_pre_ping=True, hide_parameters=True)
    silence = _Silence()

    @event.listens_for(engine, "do_connect")
    def connect(dialect: Any, record: Any, positional: Any, named: dict[str, Any]) -> Driver:
        try:
            line = silence.asked(lambda: _Line(**{**named, "timeout": QUICK}))
        except (TypeError, ValueError) as error:  # parameters that the driver does not know, a host that cannot be
            raise Unavailable(BAD_ADDRESS) from error
        except KeyError as error:  # no message of PostgreSQL begins so: another service, or the system's own echo
            raise InterfaceError("Can't create a connection: what answers there is no PostgreSQL") from error
        line.cursor().execute(f"SET lock_timeout = '{patience}s'")
        line.commit()
        return line

    @event.listens_for(engine, "begin")
    def wait(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writing")
        _wait(connection.connection.driver_connection, 2 * patience if writes else patience)

    @event.listens_for(engine, "checkin")
    def be_quick(line: _Line | None, record: Any) -> None:
        if line is not None:
            _wait(line, QUICK)  # the next one to take it pings first

    return engine


class _Line(Driver):  # type: ignore[misc]
    """A connection that tells every broken or silent line as the driver tells most of them: "network error"."""

    def handle_messages(self, context: Any) -> None:
        """Read answers until the server is done."""
        try:
            super().handle_messages(context)
        except OSError as error:
            raise InterfaceError("network error") from error

    def close(self) -> None:
        """End the connection; one that broke needs no farewell and no line in the log."""
        with suppress(InterfaceError):
            super().close()


class _Silence:
    """Remembers that a server did not answer."""

    def __init__(self) -> None:
        self.lock, self.until, self.silent = threading.Lock(), 0.0, False

    def asked(self, connect: Any) -> Any:
        """Return what `connect` returns; InterfaceError at once while the server is known to be silent."""
        began = time.monotonic()
        with self.lock:
            if began < self.until:
                raise InterfaceError("Can't create a connection: there was no answer just now")
            if self.silent:  # one tries, the others need not
                self.until = began + QUICK + AGAIN
        try:
            line = connect()
        except OSError as error:
            self._ended(silent=isinstance(error, TimeoutError))
            raise InterfaceError("Can't create a connection: no answer") from error
        except Exception as error:
            self._ended(silent=isinstance(error.__cause__, TimeoutError))
            raise
        self._ended(silent=False)
        return line

    def _ended(self, silent: bool) -> None:
        with self.lock:
            self.silent, self.until = silent, time.monotonic() + AGAIN if silent else 0.0


def _wait(line: Any, seconds: float) -> None:
    line._usock.settimeout(seconds)  # the driver has one time-out for all, given when connecting
