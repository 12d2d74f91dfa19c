"""What departments are responsible for, told from their names."""

from lib.commands.answers import Answer
from lib.vocabulary.functions import functions_of


def functions(names: list[str]) -> Answer:
    """Return the keys of the functions of each name, none for a name that cannot be told: {name: [key, …]}."""
    return {name: list(functions_of(name)) for name in names}
