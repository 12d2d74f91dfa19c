"""What departments are responsible for, told from their names."""

from lib.archive.decisions import FUNCTION
from lib.archive.store import Unavailable
from lib.commands.answers import Answer, store
from lib.vocabulary.crosswalk import CROSSWALK, Crosswalk, crosswalk


def functions(names: list[str]) -> Answer:
    """Return the keys of the functions of each name, none for a name that cannot be told: {name: [key, …]}."""
    known = decided()
    return {name: list(known.functions_of(name)) for name in names}


def decided() -> Crosswalk:
    """Return the crosswalk with the decisions of staff; without them where the archive cannot be read."""
    try:
        return crosswalk(store().decisions(FUNCTION))
    except Unavailable:
        return CROSSWALK
