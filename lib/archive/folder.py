"""The folder of what is held: the one shipped with the program, or another that the administrator names."""

import os
from pathlib import Path

from lib.vocabulary.tables import DATA

# Names a folder with the same tables as data/, for an office that keeps lists of its own or of a whole country.
FOLDER_VARIABLE = "LIAISON_DATA"


def data_folder(shipped: Path = DATA) -> Path:
    """Return the folder that LIAISON_DATA names, otherwise the shipped one."""
    return Path(os.environ.get(FOLDER_VARIABLE) or shipped)


def only_lists(folder: Path) -> bool:
    """Tell whether a folder that the administrator named brings no vocabulary: it may lack what texts describe, too."""
    return bool(os.environ.get(FOLDER_VARIABLE)) and not (folder / "vocabulary").is_dir()


def nothing_yet(folder: Path) -> bool:
    """Tell whether a folder that the administrator named holds no table yet, or is not there: a first start."""
    return bool(os.environ.get(FOLDER_VARIABLE)) and not any(folder.glob("*"))
