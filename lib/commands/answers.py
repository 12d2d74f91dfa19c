"""The form of an answer: what is held, what went wrong, each told as on the screen."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from lib.archive.database import engine_for
from lib.archive.directory import in_short
from lib.archive.holdings import Holdings, load_holdings
from lib.archive.published import overlaid
from lib.archive.store import Store, Unavailable
from lib.intake.problems import Problem

Answer = dict[str, object]
P = ParamSpec("P")  # the arguments of a command


def bytes_of(file: Path) -> bytes | None:
    """Return the content of a file, None when it cannot be opened."""
    try:
        return file.read_bytes()
    except OSError:
        return None


def store() -> Store:
    """Return the archive of published versions."""
    return Store(engine_for())


def held_now() -> Holdings:
    """Return the shipped data under the last published versions."""
    return overlaid(load_holdings(), store())


def told(problem: Problem) -> Answer:
    """Return a problem as JSON tells it."""
    return {"code": problem.code, "row": problem.row, "column": problem.column, "message": problem.message}


def refused(*problems: Problem) -> Answer:
    """Return the answer to a file with problems."""
    return {"ok": False, "liaisons": [], "problems": [told(problem) for problem in problems]}


def failed(message: str) -> Answer:
    """Return the answer to a command that cannot be carried out."""
    return {"ok": False, "problems": [{"code": "refused", "row": None, "column": None, "message": message}]}


def unless_unavailable(command: Callable[P, Answer]) -> Callable[P, Answer]:
    """Return a command that answers with the archive's own sentence when the archive cannot be read or written."""

    @wraps(command)
    def answering(*given: P.args, **named: P.kwargs) -> Answer:
        try:
            return command(*given, **named)
        except Unavailable as fault:
            return failed(str(fault))

    return answering


def unknown(document_id: str, held: Holdings) -> Answer:
    """Return why a document has no matrix to show: counts only, or not held at all."""
    document = held.documents.get(document_id)
    if document is not None:
        return failed(f"“{document.label}”已登记，但{document.completeness}，没有公布名单。{document.declared_note}")
    return refused(Problem("unknown-document", value=document_id, hint=in_short(held.matrices)))
