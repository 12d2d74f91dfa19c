"""Naming decisions that staff save: this name means that one; kept in history and undone without erasing."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Row, insert, select

from lib.archive.database import found, writing
from lib.archive.tables import DECISIONS, grow_stamp, moment, record, storable

# The kind of a decision that says which functions a department's name denotes; its meaning are keys joined by /.
FUNCTION = "function"


@dataclass(frozen=True)
class Decision:
    """One saved decision; `undone_by` names who took it back, "" while it stands."""

    id: int
    kind: str
    name: str
    meaning: str
    by: str
    at: datetime
    undone_by: str

    @property
    def stands(self) -> bool:
        """Tell whether nobody has taken it back."""
        return not self.undone_by


class Decisions:
    """The naming decisions of one archive, by kind ("department", "party", …)."""

    engine: Engine

    def decide(self, kind: str, name: str, meaning: str, by: str) -> int:
        """Save that `name` means `meaning` from now on; return the decision's number, by which it is undone.

        Raises Unavailable.
        """
        with writing(self.engine) as connection:
            decision = connection.execute(
                insert(DECISIONS)
                .values(
                    at=moment(datetime.now(UTC)),
                    done_by=storable(by),
                    kind=kind,
                    name=storable(name),
                    meaning=storable(meaning),
                )
                .returning(DECISIONS.c.id)
            ).scalar_one()
            record(connection, by, "decision", detail=f"{kind}：{name} → {meaning}")
            grow_stamp(connection)
        return int(decision)

    def undo_decision(self, decision: int, by: str) -> None:
        """Take a decision back; the one before it on the same name, if any, holds again.

        Raises LookupError when there is no such decision that stands, Unavailable.
        """
        with writing(self.engine) as connection:
            kept = connection.execute(select(DECISIONS)).all()
            undone = {row.undoes for row in kept}
            taken = next((row for row in kept if row.id == decision and row.undoes is None), None)
            if taken is None or decision in undone:
                raise LookupError(f"没有第 {decision} 号决定，或它已被撤销。")
            connection.execute(
                insert(DECISIONS).values(
                    at=moment(datetime.now(UTC)),
                    done_by=storable(by),
                    kind=taken.kind,
                    name=taken.name,
                    meaning=taken.meaning,
                    undoes=decision,
                )
            )
            record(connection, by, "undo-decision", detail=f"{taken.kind}：{taken.name} → {taken.meaning}")
            grow_stamp(connection)

    def decisions(self, kind: str) -> dict[str, str]:
        """Return what each name means by the last decision on it that stands. Raises Unavailable."""
        return {one.name: one.meaning for one in self.decision_history(kind) if one.stands}

    def decision_history(self, kind: str) -> list[Decision]:
        """Return every decision of a kind, oldest first, those taken back too. Raises Unavailable."""
        query = select(DECISIONS).where(DECISIONS.c.kind == kind).order_by(DECISIONS.c.id)
        kept = found(self.engine, query, lambda row: (_decision(row), row.undoes))
        undone = {undoes: one.by or "?" for one, undoes in kept if undoes is not None}
        return [replace(one, undone_by=undone.get(one.id, "")) for one, undoes in kept if undoes is None]


def _decision(row: Row[Any]) -> Decision:
    return Decision(row.id, row.kind, row.name, row.meaning, row.done_by, datetime.fromisoformat(row.at), "")
