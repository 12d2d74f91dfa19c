"""What a meeting is prepared from, as the reader chooses it, and the material made of it, once per published state."""

from dataclasses import replace
from datetime import date

import streamlit as st

from lib.archive.clock import today
from lib.archive.directory import by_place, ranked
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.occasion import NONE, Asked, NotHeld, occasion, unfit
from lib.archive.place_lists import lists_of, moment
from lib.archive.store import NoSuchVersion, Unavailable
from lib.exports.meeting.gathering import gathered
from lib.exports.meeting.material import Material
from lib.intake.filled.contact import hidden_numbers
from lib.ui import absence, pickers
from lib.ui.compare_lists import AT_ONCE, name_of, names_by_id, offered
from lib.ui.described import described
from lib.ui.keeping import begin_anew, kept_choice
from lib.ui.loading import crosswalk, holdings, once_for_all, shipped, store
from lib.ui.peers_filters import Filters
from lib.ui.peers_lists import peers_of

ALONE = "不比较"
UNMIXED = "不与真实名单比较"  # of demonstration data; another word, so that it does not stay chosen at real places


def chosen() -> Asked:
    """Let the reader choose a list, the earlier list and the peer; in the URL, and the same on the meeting's pages."""
    document = pickers.document(once_for_all(_by_place), why="没有可用的部门名单")
    earlier = {pickers.name_of(one): one for one in reversed(_earlier(document))}
    lists = [*earlier, ALONE]
    _begin_anew("meeting_previous", document, lists[0])
    before = kept_choice("上一份名单", lists, "meeting_previous")
    peers = _with_asked(once_for_all(_peers, document.document_id), document)
    alike = [name for name, one in peers.items() if one.synthetic == document.synthetic]
    others = [name for name in peers if name not in alike]  # invented and real lists stand together only when asked
    alone = UNMIXED if document.synthetic else ALONE
    offered_beside = [*alike, alone, *others]
    _begin_anew("meeting_peer", document, offered_beside[0])
    beside = kept_choice(
        "可比地区", offered_beside, "meeting_peer", help="最相近的完整名单排在前面；为什么相近，见“对标”页"
    )
    return Asked(
        document.document_id,
        today(),
        previous=earlier[before].document_id if before in earlier else NONE,
        peer=peers[beside].document_id if beside in peers else None,
    )


def _begin_anew(key: str, document: Document, usual: str) -> None:
    """Let go of what stood beside another place's list; what the reader chose at this place stays."""
    of = (document.place, document.document_id, usual)
    begin_anew(key, of, usual, lambda chosen, before: before[0] == document.place)


def material(asked: Asked) -> Material:
    """Return the material of a meeting; where it cannot be made, say why and end the page there."""
    try:
        return made(asked)
    except (NotHeld, NoSuchVersion, Unavailable) as fault:
        absence.nothing(str(fault))
        st.stop()


def made(asked: Asked) -> Material:
    """Return the material of a meeting. Raises NotHeld, NoSuchVersion, Unavailable."""
    words = (asked.document_id, asked.previous or NONE, asked.peer or NONE, asked.made_on.isoformat())
    return once_for_all(_material, *words)


def _material(held: Holdings, document: str, previous: str, peer: str, made_on: str) -> Material:
    asked = replace(Asked(document, date.fromisoformat(made_on)), previous=previous, peer=peer)
    found = occasion(asked, shipped(), held, store(), described())
    return gathered(found, crosswalk().functions_of, hidden_numbers)


def _with_asked(peers: dict[str, Document], own: Document) -> dict[str, Document]:
    """Return the lists that are offered beside one's own, with the one that the address asks for of many."""
    lists = once_for_all(_fitting)
    asked = lists.get(str(st.query_params.get("meeting_peer") or st.session_state.get("meeting_peer")))
    if len(lists) <= AT_ONCE or asked is None or not _beside(own, asked):
        return peers
    return peers | {name_of(asked): asked}


def _beside(own: Document, other: Document) -> bool:
    """Tell whether a list may stand beside one's own: of another place, invented ones only beside invented ones."""
    return other.place != own.place and (own.synthetic or not other.synthetic)


def _fitting(held: Holdings) -> dict[str, Document]:
    return {name: one for name, one in once_for_all(offered).items() if not unfit(one)}


def _by_place(held: Holdings) -> dict[str, tuple[Document, ...]]:
    return by_place(ranked(once_for_all(_fitting).values(), held.matrices))


def _earlier(document: Document) -> list[Document]:
    here = lists_of(holdings(), document.jurisdiction)
    return [one for one in here if moment(one) < moment(document) and not unfit(one)]


def _peers(held: Holdings, document_id: str) -> dict[str, Document]:
    """Return the lists of other places, the most alike complete one first.

    Of many lists only those that are compared for likeness, of each place one.
    """
    own, lists = held.documents[document_id], once_for_all(_fitting)
    near = [one.document for one in peers_of(held, document_id, Filters(demo=own.synthetic)).whole]
    names = once_for_all(names_by_id)
    first = {names[one.document_id]: one for one in near if not unfit(one)}
    if len(lists) > AT_ONCE:
        return first
    return first | {name: one for name, one in lists.items() if _beside(own, one)}
