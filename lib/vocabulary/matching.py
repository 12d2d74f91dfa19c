"""The same department under a longer or shorter name: 青岛市教育局 in a report is 市教育局 in the list."""

from collections import Counter
from collections.abc import Collection

from lib.vocabulary.characters import simplified
from lib.vocabulary.functions import functions_of, normal_name


def listed_name(name: str, listed: Collection[str]) -> str:
    """Return the listed name that a department's name means, otherwise the name as it is.

    That is the name itself, or the only listed one that differs in nothing but place, level and traditional
    characters. Nothing is guessed: a department that was renamed or merged is another one here.
    """
    if name in listed:
        return name
    own = normal_name(simplified(name))
    same = [other for other in listed if normal_name(other) == own]
    return same[0] if len(same) == 1 else name


def as_listed(names: Collection[str], listed: Collection[str]) -> dict[str, str]:
    """Return the listed name of each of `names` that is not listed itself and means the same, as listed_name tells it.

    A name that several are called by, on either side, stays as it is.
    """
    fresh = {name: normal_name(simplified(name)) for name in set(names) - set(listed)}
    gone = {normal_name(simplified(name)): name for name in set(listed) - set(names)}
    once = Counter(fresh.values())
    every = Counter(normal_name(simplified(name)) for name in listed)
    return {name: gone[own] for name, own in fresh.items() if own in gone and once[own] == 1 and every[own] == 1}


def suggested(name: str, listed: Collection[str]) -> str:
    """Return the only listed department with the functions of a name, "" if there is none: a question, no answer.

    区科委 may be 区科技局 under its old name; whether it is, only a person can tell.
    """
    own = set(functions_of(name))
    same = [other for other in listed if own and set(functions_of(other)) == own]
    return same[0] if len(same) == 1 and same[0] != name else ""
