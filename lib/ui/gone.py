"""What was withdrawn: who opens a link to it is told so, with the reason."""

from lib.archive.holdings import Holdings
from lib.archive.withdrawing import Withdrawn, withdrawn
from lib.ui.loading import once_for_all, published, shipped


def every(held: Holdings) -> list[Withdrawn]:
    """Return the withdrawn documents, those withdrawn last first."""
    return withdrawn(shipped(), published())


def told(asked: str, place: str = "") -> str:
    """Return that what an address asks for was withdrawn and why, "" if nothing is known of it.

    It asks for a place, for a list by place and period or, where `place` is given, for a document there, whose name
    begins with its period.
    """
    for one in once_for_all(every):
        here = asked.startswith(one.document.period) if place else True
        if here and (place or asked) in (one.document.place, one.document.label):
            return f"“{one.document.label}”已经撤下（{one.version.why}），见“版本历史”"
    return ""
