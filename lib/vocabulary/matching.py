"""The same department under a longer or shorter name: 青岛市教育局 in a report is 市教育局 in the list."""

from collections.abc import Collection

from lib.vocabulary.characters import simplified
from lib.vocabulary.functions import normal_name


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
