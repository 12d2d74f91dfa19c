"""Which units have their leader in charge and liaison officer, whose have ended, which changed lately."""

from collections.abc import Collection

import pandas as pd

HELD, ENDED, MISSING = "在册", "已到期", "未登记"


def contact_standing(
    contacts: pd.DataFrame, units: Collection[str], roles: Collection[str], day: str, changed_since: str
) -> pd.DataFrame:
    """Return one row per unit and role: state, names (of those in it), since, changed.

    `contacts` has columns unit, role, name, since, until, with days as text (2026-01-20), "" for unknown or open.
    HELD: somebody is in the role on `day`; ENDED: there was somebody, nobody is now; MISSING: never anybody.
    `changed` says that somebody began on `changed_since` or later where another had ended. Units outside `units` that
    have contacts come last.
    """
    every = [*units, *sorted(set(contacts["unit"]) - set(units))]
    rows = []
    for unit in every:
        for role in roles:
            own = contacts[(contacts["unit"] == unit) & (contacts["role"] == role)]
            now = own[((own["since"] == "") | (own["since"] <= day)) & ((own["until"] == "") | (own["until"] >= day))]
            state = HELD if len(now) else ENDED if len(own) else MISSING
            began = max(now["since"], default="")
            changed = bool(len(now) and began >= changed_since and len(own) > len(now))
            rows.append((unit, role, state, tuple(now["name"]), began, changed, unit in set(units)))
    return pd.DataFrame(rows, columns=["unit", "role", "state", "names", "since", "changed", "listed"])
