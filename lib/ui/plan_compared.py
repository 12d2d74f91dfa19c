"""The draft held against the list it started from and against comparable lists, all by function."""

import pandas as pd

from lib.archive.holdings import Holdings
from lib.exports.meeting.material import Against, Origin
from lib.exports.meeting.remarks import remark
from lib.figures.years_words import change_sentence
from lib.measures.change_causes import Years, changes
from lib.measures.comparison import comparison
from lib.measures.coverage import party_degrees
from lib.measures.function_masks import FunctionMasks, function_masks, stacked
from lib.measures.peers import packed, similarities
from lib.ui.compared import masks
from lib.ui.loading import crosswalk, matrix_of, once_for_all
from lib.ui.peers_filters import Filters
from lib.ui.peers_lists import Listed, Peers, peers_of
from lib.ui.peers_tables import names_of, shown_lists
from lib.ui.plan_desk import Desk
from lib.vocabulary.parties import official_order

_PEERS = 8


def plan_masks(desk: Desk) -> FunctionMasks:
    """Return the draft by function; it is whole when every cell is decided."""
    return function_masks(desk.now, decided(desk.now), crosswalk().functions_of)


def decided(matrix: pd.DataFrame) -> bool:
    """Tell whether a draft leaves no cell open."""
    return not matrix.isna().to_numpy().any()


def against(desk: Desk) -> Against:
    """Return the draft as the meeting's files hold it against this year's list; its origin says that it is a draft."""
    document = desk.document
    sides = masks(document), plan_masks(desk)
    found = comparison(*sides)
    years = Years(document.year, desk.year, document.jurisdiction)
    name = f"下年度方案“{desk.name}”" if desk.name else "下年度方案"
    whole, synthetic = sides[1].complete, document.synthetic
    origin = Origin(desk.label, name, "", "", "草案，未经批准", whole, "", synthetic, draft=True)
    lists = matrix_of(document), desk.now
    causes = tuple(changes(found, *sides, years))
    return Against(origin, found, sides, lists, (document.period, desk.period), causes)


def words_by_function(desk: Desk) -> str:
    """Return what comes and goes in the draft, in a sentence, with causes, and why its numbers are not the list's."""
    held = against(desk)
    whole = held.sides[0].complete, held.sides[1].complete
    said = change_sentence(desk.place, *held.names, held.found, held.changes, whole, proposed=True)
    told = remark(held)
    return f"{said}按职能计：一个部门有两项职能时，它的联系算两次{f'；{told}' if told else ''}。"


def loads(desk: Desk) -> pd.DataFrame:
    """Return departments per organisation before and in the draft: rows of lib.figures.dumbbell_chart."""
    lists = {"a": matrix_of(desk.document), "b": desk.now}
    parties = official_order(list(dict.fromkeys(str(name) for one in lists.values() for name in one.columns)))
    rows: dict[str, object] = {"group": ""}
    for side, matrix in lists.items():
        numbers = party_degrees(matrix).reindex(parties).astype(float)
        open_ = matrix.isna().any().reindex(parties, fill_value=False)
        rows[side] = numbers.where(~open_ | (numbers > 0)).to_numpy()
        rows[f"{side}_told"] = [
            "无" if number != number else f"≥{number:.0f}" if more and number else "?" if more else f"{number:.0f}"
            for number, more in zip(numbers, open_, strict=True)
        ]
    return pd.DataFrame(rows, index=parties)


def nearness(desk: Desk) -> pd.DataFrame:
    """Return how like each comparable list this year's list and the draft are: rows of lib.figures.dumbbell_chart."""
    lists = shown_lists(_peers(desk), _PEERS)
    mine = plan_masks(desk)
    stack = packed(stacked([one.masks for one in lists]))
    now = masks(desk.document)
    sides = {side: similarities(stack, one.linked, one.known).astype(float) for side, one in (("a", now), ("b", mine))}
    told = {f"{side}_told": [f"{one:.1%}" if one == one else "?" for one in found] for side, found in sides.items()}
    return pd.DataFrame(sides | told | {"group": ""}, index=names_of(lists))


def peer_lists(desk: Desk) -> list[Listed]:
    """Return the comparable complete lists of which pairs are counted."""
    return list(_peers(desk).whole)


def _peers(desk: Desk) -> Peers:
    return once_for_all(_found, desk.document.document_id)


def _found(held: Holdings, document_id: str) -> Peers:
    return peers_of(held, document_id, Filters())
