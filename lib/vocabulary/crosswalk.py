"""From departments' names to functions, with what staff decided about names that the table does not know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lib.vocabulary.functions import BY_KEY, UNGROUPED, functions_of, normal_name


@dataclass(frozen=True)
class Crosswalk:
    """The table of names with decisions over it: name → keys of functions, () where the name was decided to have none.

    A decision holds for every printing of the name (市某局 and 青岛市某局). The years of department_aliases.csv are
    information only: no name in it changes its meaning over the years, so a name is enough to tell the functions.
    """

    decided: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        normal = {normal_name(name): tuple(keys) for name, keys in self.decided.items()}
        object.__setattr__(self, "decided", normal)

    def __hash__(self) -> int:
        return hash(frozenset(self.decided.items()))

    def functions_of(self, name: str) -> tuple[str, ...]:
        """Return the keys of a name's functions, the leading one first: as decided, else as the table tells; or ()."""
        normal = normal_name(name)
        return self.decided[normal] if normal in self.decided else functions_of(name)

    def group_of(self, name: str) -> str:
        """Return the group of the name's leading function, or 未归类."""
        keys = self.functions_of(name)
        return BY_KEY[keys[0]].group if keys else UNGROUPED

    def unmatched(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the names that neither a decision nor the table knows, each once, in their order."""
        asked = dict.fromkeys(names)
        return tuple(name for name in asked if normal_name(name) not in self.decided and not functions_of(name))


def crosswalk(meanings: Mapping[str, str]) -> Crosswalk:
    """Return the crosswalk with saved decisions over it: name → keys joined by / ("education/sport", "" for none).

    A decision that names a function which no longer exists is passed over: the name is asked about again.
    """
    told = {name: tuple(key for key in meaning.split("/") if key) for name, meaning in meanings.items()}
    return Crosswalk({name: keys for name, keys in told.items() if all(key in BY_KEY for key in keys)})


CROSSWALK = Crosswalk()
