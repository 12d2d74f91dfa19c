"""The matrices that are held, by document: arrays for all of them, a frame when one is asked for."""

from collections.abc import Container, Iterator, Mapping
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from lib.measures.collection import Collection, collected
from lib.measures.collection_parts import joined, taken

_FRAMES = 512  # frames that are kept ready; a page asks for a few, a place's history for twenty


class Matrices(Mapping[str, pd.DataFrame]):
    """Matrices by document id over a collection; read-only, shared by everyone, safe between threads.

    What was published since lies over it as frames, so that a publish costs that publish and no copy of the country.
    """

    def __init__(self, collection: Collection, ids: tuple[str, ...]) -> None:
        self._base = collection
        self._at: dict[str, int | pd.DataFrame] = {name: at for at, name in enumerate(ids)}
        self._frame = lru_cache(_FRAMES)(collection.matrix)

    def __getitem__(self, name: str) -> pd.DataFrame:
        at = self._at[name]
        return at if isinstance(at, pd.DataFrame) else self._frame(at)

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)

    def __contains__(self, name: object) -> bool:
        return name in self._at

    def __or__(self, published: Mapping[str, pd.DataFrame]) -> "Matrices":
        """Return these matrices with others laid over them; a document that is new comes last."""
        return self._with({**self._at, **published})

    def only(self, names: Container[str]) -> "Matrices":
        """Return the matrices of some documents."""
        return self._with({name: at for name, at in self._at.items() if name in names})

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Return the document of each matrix of `collection`: those published since come last."""
        frames = [name for name, at in self._at.items() if isinstance(at, pd.DataFrame)]
        changed = set(frames)
        return (*(name for name in self._at if name not in changed), *frames)

    @cached_property
    def collection(self) -> Collection:
        """Return every matrix in the order of `ids`, for what measures all of them at once."""
        held = [at for at in self._at.values() if isinstance(at, int)]
        frames = [at for at in self._at.values() if isinstance(at, pd.DataFrame)]
        whole = held == list(range(len(self._base)))
        base = self._base if whole else taken(self._base, np.array(held, np.intp))
        return joined([base, collected(frames)]) if frames else base

    def _with(self, at: dict[str, int | pd.DataFrame]) -> "Matrices":
        other = object.__new__(Matrices)
        other._base, other._at, other._frame = self._base, at, self._frame
        return other


def as_matrices(held: Mapping[str, pd.DataFrame]) -> Matrices:
    """Return matrices that may be a plain dictionary of frames as Matrices."""
    return held if isinstance(held, Matrices) else Matrices(collected(()), ()) | held
