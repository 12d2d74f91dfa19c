"""Which units have their leader in charge and liaison officer, whose have ended, which changed lately."""

from collections.abc import Collection, Hashable
from typing import Any

import pandas as pd

HELD, ENDED, MISSING = "在册", "已到期", "未登记"


def contact_standing(
    contacts: pd.DataFrame, units: Collection[str], roles: Collection[str], day: str, changed_since: str
) -> pd.DataFrame:
    """Return one row per unit and role: state, names (of those in it), since, changed.

    `contacts` has columns unit, role, name, since, until, with days as text (2026-01-20), "" for unknown or open.
    HELD: somebody is in the role on `day`; ENDED: there was somebody, nobody is now; MISSING: nobody until now, perhaps
    somebody later. `changed` says that somebody began on `changed_since` or later where another had ended. Units
    outside `units` that have contacts come last.
    """
    people: dict[tuple[str, str], list[dict[Hashable, Any]]] = {}
    for one in contacts.to_dict("records"):
        people.setdefault((one["unit"], one["role"]), []).append(one)
    expected = set(units)
    rows = []
    for unit in (*units, *sorted({unit for unit, _ in people} - expected)):
        for role in roles:
            own = people.get((unit, role), [])
            now = [one for one in own if one["since"] <= day and (not one["until"] or one["until"] >= day)]
            ended = any(one["until"] and one["until"] < day for one in own)
            state = HELD if now else ENDED if ended else MISSING
            began = max((one["since"] for one in now), default="")
            changed = bool(now and began >= changed_since and ended)
            rows.append((unit, role, state, tuple(one["name"] for one in now), began, changed, unit in expected))
    return pd.DataFrame(rows, columns=["unit", "role", "state", "names", "since", "changed", "listed"])
