"""How departments became others: the reforms of government bodies, and what came of each between two lists."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lib.vocabulary.functions import FUNCTIONS, functions_of, normal_name
from lib.vocabulary.tables import VocabularyFault, read_vocabulary, require_known

# What a reform did, and how the flow between two departments is called that it explains.
KINDS = {
    "rename": "renamed",
    "merge": "merged",
    "split": "split",
    "move": "moved",
    "new": "new",
    "abolished": "abolished",
}
_COLUMNS = ("reform", "kind", "old", "new", "functions", "year_from", "year_to", "level", "place", "basis", "note")
_ENDING = re.compile(r"(?:委员会|委|办公室|办|局|厅|署)$")


@dataclass(frozen=True)
class Reform:
    """One change of government bodies; `old` and `new` are normal names, the years span its local rounds.

    split: part of an old department's duties became a department; move: duties went over, both may live on.
    `place` is the code of the only place (with all that lies in it) that did so, "" for the general rule.
    """

    key: str
    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    functions: tuple[str, ...]
    year_from: int
    year_to: int
    level: str
    place: str
    basis: str
    note: str


@dataclass(frozen=True)
class Flow:
    """What came of one department (`old`, as printed) in a later list (`new`), and the functions that went this way.

    kind: same, renamed, merged, split, moved, new, abolished; unexplained where the names differ, the functions say
    the same body and no reform of these years is known; unmatched where the name has no function. Without `new` the
    department is no longer on the list: its duties went to a body that is not on it (a reform says so), or, when
    unexplained, nothing is known but that it left. Without `old` likewise.
    """

    old: str | None
    new: str | None
    functions: tuple[str, ...]
    kind: str
    reform: Reform | None = None


def _reforms() -> tuple[Reform, ...]:
    rows = read_vocabulary("reforms", *_COLUMNS)
    require_known("reforms", rows, "kind", KINDS)
    parts = [{"function": key} for row in rows for key in row["functions"].split("、")]
    require_known("reforms", parts, "function", {function.key for function in FUNCTIONS})
    for row in rows:
        if not (row["year_from"].isdecimal() and row["year_to"].isdecimal()):
            raise VocabularyFault("reforms", f"中“{row['reform']}”的起止年份须填数字")
    return tuple(
        Reform(
            row["reform"],
            row["kind"],
            *(tuple(filter(None, row[column].split("、"))) for column in ("old", "new", "functions")),
            int(row["year_from"]),
            int(row["year_to"]),
            *(row[column] for column in ("level", "place", "basis", "note")),
        )
        for row in rows
    )


REFORMS: tuple[Reform, ...] = _reforms()
_OPPOSITE = {frozenset((old, new)) for reform in REFORMS for old in reform.old for new in reform.new}


@lru_cache(maxsize=1)
def _by_function() -> dict[str, tuple[Reform, ...]]:
    ordered = sorted(REFORMS, key=lambda reform: (reform.year_from, reform.year_to))
    return {one.key: tuple(reform for reform in ordered if one.key in reform.functions) for one in FUNCTIONS}


def of_function(key: str) -> tuple[Reform, ...]:
    """Return the reforms that touched a function, earliest first; () for a function that never changed hands."""
    return _by_function().get(key, ())


def between(year_old: int | None, year_new: int | None, place: str = "") -> tuple[Reform, ...]:
    """Return the reforms that may have happened between two lists of a place: its own first, then the latest.

    () when a year is not known. A round may have come before or after a list of the same year; the names tell which.
    """
    if year_old is None or year_new is None:
        return ()
    found = [
        one
        for one in REFORMS
        if one.year_from <= year_new
        and one.year_to >= year_old
        and place.startswith(re.sub("(00){1,2}$", "", one.place))
    ]
    return tuple(sorted(found, key=lambda one: (not one.place, -one.year_from)))


def lineage(
    old: Sequence[str],
    new: Sequence[str],
    year_old: int | None,
    year_new: int | None,
    place: str = "",
    functions: Callable[[str], Iterable[str]] = functions_of,
    *,
    complete_old: bool = True,
    complete_new: bool = True,
) -> tuple[Flow, ...]:
    """Return what came of each department of one list in a later one; many-to-many, in the order of the lists.

    Departments as printed, without repeats. Without both years the kinds follow from names and functions alone.
    That a department is not on a list says nothing where the list is partial: then it has no flow.
    """
    trace = _Trace(old, new, between(year_old, year_new, place), functions)
    trace.link_names()
    trace.link_functions(dated=year_old is not None and year_new is not None)
    trace.link_reforms(complete_old, complete_new)
    trace.leave_rest(complete_old, complete_new)
    return trace.in_order()


class _Trace:
    """The flows found so far between two lists, and which departments they leave open."""

    def __init__(
        self,
        old: Sequence[str],
        new: Sequence[str],
        reforms: tuple[Reform, ...],
        functions: Callable[[str], Iterable[str]],
    ) -> None:
        self.reforms, self.functions = reforms, functions
        self.old = {name: tuple(functions(name)) for name in old}
        self.new = {name: tuple(functions(name)) for name in new}
        self.flows: dict[tuple[str | None, str | None], Flow] = {}
        self.kept: dict[str, str] = {}  # old name → the same department's name in the new list

    def link_names(self) -> None:
        """Find the departments that stay: under the same name, or under its short or long form."""
        for alike in (lambda a, b: normal_name(a) == normal_name(b), self._same_body):
            for name in self.old:
                stays = (other for other in self.new if other not in self.kept.values() and alike(name, other))
                found = None if name in self.kept else next(stays, None)
                if found is not None:
                    self.kept[name] = found
                    shared = _shared(self.old[name], self.new[found]) or self.old[name]
                    self.flows[name, found] = Flow(name, found, shared, "same")

    def link_functions(self, dated: bool) -> None:
        """Join the departments that do not stay by their functions, and ask the reforms what that was."""
        back = {new: old for old, new in self.kept.items()}
        lost = {name: _without(keys, self.new.get(self.kept.get(name, ""), ())) for name, keys in self.old.items()}
        gained = {name: _without(keys, self.old.get(back.get(name, ""), ())) for name, keys in self.new.items()}
        pairs = [(a, b, _shared(lost[a], gained[b])) for a in self.old for b in self.new]
        pairs = [pair for pair in pairs if pair[2]]
        sources, targets = [a for a, _, _ in pairs], [b for _, b, _ in pairs]
        for a, b, shared in pairs:
            reform = self._explaining(a, b, shared)
            merged, split = targets.count(b) > 1 or b in back, sources.count(a) > 1 or a in self.kept
            kind = "moved" if merged and split else "merged" if merged else "split" if split else "renamed"
            if reform:
                kind = KINDS[reform.kind]
            elif dated and kind == "renamed":
                kind = "unexplained"
            self.flows[a, b] = Flow(a, b, shared, kind, reform)

    def link_reforms(self, complete_old: bool, complete_new: bool) -> None:
        """Add what names do not tell but a reform does: 物价局 went to 发改委, 医保局 came out of 人社局."""
        for reform in self.reforms:
            olds = [name for name in self.old if self._gave(name, reform)]
            news = self._receivers(reform)
            for a in olds:
                for b in news:
                    stays = a in self.kept and b in self.kept.values()
                    if (a, b) not in self.flows and not stays:
                        self._add(a, b, self._carried(a, b, reform), KINDS[reform.kind], reform)
                if not news and a not in self.kept and complete_new:
                    self._add(a, None, self._open(a, reform), KINDS[reform.kind], reform)
            for b in news:
                came = _shared(self.new[b], reform.functions)
                if came and complete_old and not any(flow.new == b for flow in self.flows.values()):
                    self._add(None, b, came, "new", reform)

    def leave_rest(self, complete_old: bool, complete_new: bool) -> None:
        """Name the departments that nothing accounts for, where the other list is complete."""
        known_old, known_new = ({one for pair in self.flows for one in pair[side : side + 1]} for side in (0, 1))
        for name, keys in self.old.items():
            if name not in known_old and complete_new:
                self._add(name, None, keys, "unexplained" if keys else "unmatched", None)
        for name, keys in self.new.items():
            if name not in known_new and complete_old:
                self._add(None, name, keys, "unexplained" if keys else "unmatched", None)

    def in_order(self) -> tuple[Flow, ...]:
        """Return the flows in the order of the old list, then of the new one."""
        rows, columns = ({name: at for at, name in enumerate(names)} for names in (self.old, self.new))
        last = len(rows) + len(columns)
        place = [(rows.get(a or "", last), columns.get(b or "", last), flow) for (a, b), flow in self.flows.items()]
        return tuple(flow for _, _, flow in sorted(place, key=lambda one: one[:2]))

    def _add(self, old: str | None, new: str | None, keys: tuple[str, ...], kind: str, reform: Reform | None) -> None:
        self.flows[old, new] = Flow(old, new, keys, kind, reform)

    def _same_body(self, one: str, other: str) -> bool:
        """Tell whether two names are the short and the long form of one: 发改委, 发展和改革委员会."""
        a, b = normal_name(one), normal_name(other)
        if a == b or frozenset((a, b)) in _OPPOSITE:
            return a == b
        known = {*self.functions(one)}
        return bool(known) and known == {*self.functions(other)} and _abbreviates(a, b)

    def _explaining(self, old: str, new: str, shared: tuple[str, ...]) -> Reform | None:
        """Return the reform by which functions went from one department to the other; its own names fit best."""
        best: tuple[tuple[int, int], Reform] | None = None
        for reform in self.reforms:
            fits = [
                max((self._fit(name, keys, wanted, reform) for wanted in side), default=0)
                for name, keys, side in ((old, self.old[old], reform.old), (new, self.new[new], reform.new))
            ]
            score = (min(fits), sum(fits))
            if _shared(shared, reform.functions) and score[0] and (best is None or score > best[0]):
                best = score, reform
        return best[1] if best else None

    def _fit(self, name: str, keys: tuple[str, ...], wanted: str, reform: Reform) -> int:
        """Return 3 where a department is the one a reform names, 2 for the same functions, 1 for some of them."""
        if self._same_body(name, wanted):
            return 3
        meant = tuple(self.functions(wanted))
        return 2 if meant and {*keys} == {*meant} else int(bool(_shared(_shared(keys, meant), reform.functions)))

    def _open(self, name: str, reform: Reform) -> tuple[str, ...]:
        """Return the functions of a reform that a department had and that no flow has taken anywhere yet."""
        taken = {key for (old, _), flow in self.flows.items() if old == name for key in flow.functions}
        return tuple(key for key in _shared(self.old[name], reform.functions) if key not in taken)

    def _gave(self, name: str, reform: Reform) -> bool:
        """Tell whether a department gave duties away in a reform: one that stays, duties that were not its name."""
        if name in self.kept:
            named = any(self._same_body(name, wanted) for wanted in reform.old)
            return named and not _shared(self.old[name], reform.functions)
        meant = {key for wanted in reform.old for key in self.functions(wanted)}
        return any(key in meant for key in self._open(name, reform))

    def _receivers(self, reform: Reform) -> list[str]:
        """Return the departments of the new list that a reform names, or those that hold their functions."""
        found: list[str] = []
        for wanted in reform.new:
            meant = {*self.functions(wanted)}
            named = [name for name in self.new if self._same_body(name, wanted)]
            holding = [name for name, keys in self.new.items() if meant and meant <= {*keys}]
            found += named or sorted(holding, key=lambda name: len(self.new[name]))[:1]
        return list(dict.fromkeys(found))

    def _carried(self, old: str, new: str, reform: Reform) -> tuple[str, ...]:
        return self._open(old, reform) or _shared(reform.functions, self.new[new]) or reform.functions


def _shared(one: Iterable[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for key in one if key in other)


def _without(one: Iterable[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for key in one if key not in other)


def _abbreviates(one: str, other: str) -> bool:
    """Tell whether the shorter of two names is made of characters of the longer, and both are of one kind (局, 委)."""
    ends = [_ENDING.search(name) for name in (one, other)]
    if not all(ends) or len({str(end and end[0])[0] for end in ends}) > 1:
        return False
    short, long = sorted((_ENDING.sub("", one), _ENDING.sub("", other)), key=len)
    left = iter(long)
    return all(character in left for character in short)
