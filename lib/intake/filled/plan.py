"""A draft of next year's list: the matrix, the list it started from, and the exact form in which it is kept."""

import json
from dataclasses import dataclass

import pandas as pd

from lib.intake.names import name_fault
from lib.vocabulary.parties import ORDER

_SIGNS = {True: "1", False: "0"}
_STATES = {"1": True, "0": False, "?": pd.NA}


@dataclass(frozen=True)
class Plan:
    """A draft: the id of the document that it started from, and its matrix; complete when every cell is decided."""

    base: str
    matrix: pd.DataFrame

    @property
    def complete(self) -> bool:
        """Tell whether every cell is decided."""
        return not self.matrix.isna().to_numpy().any()


def plan_bytes(plan: Plan) -> bytes:
    """Return what is kept of a draft besides place, year and name, which are its key."""
    cells = plan.matrix.astype(object).map(lambda cell: "?" if cell is pd.NA else _SIGNS[bool(cell)])
    told = {
        "base": plan.base,
        "organisations": [str(name) for name in plan.matrix.columns],
        "departments": {str(name): "".join(row) for name, row in zip(cells.index, cells.to_numpy(), strict=True)},
    }
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def plan_from(content: bytes) -> Plan:
    """Return the draft that was kept. Raises ValueError when the bytes are not those of a draft."""
    try:
        told = json.loads(content)
        base, parties, rows = told["base"], told["organisations"], dict(told["departments"])
        cells = {name: [_STATES[sign] for sign in row] for name, row in rows.items()}
        good = isinstance(base, str) and parties == [one for one in ORDER if one in parties]
        if not good or any(len(row) != len(parties) for row in rows.values()) or any(map(name_fault, rows)):
            raise ValueError("not a draft")
        matrix = pd.DataFrame.from_dict(cells, orient="index", columns=parties).astype("boolean")
        return Plan(base, matrix.rename_axis(index="department", columns="party"))
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError("not a draft") from error
