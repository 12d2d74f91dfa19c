"""What a meeting is prepared from, as the reader chooses it, and the material made of it, once per published state."""

from dataclasses import replace
from datetime import date

import streamlit as st

from lib.archive.clock import today
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.occasion import NONE, Asked, NotHeld, occasion, unfit
from lib.archive.place_lists import lists_of, moment
from lib.archive.store import NoSuchVersion, Unavailable
from lib.exports.meeting.gathering import gathered
from lib.exports.meeting.material import Material
from lib.intake.filled.contact import hidden_numbers
from lib.ui import messages, pickers
from lib.ui.compare_choice import offered
from lib.ui.described import described
from lib.ui.loading import crosswalk, holdings, once_for_all, shipped, store
from lib.ui.peers_filters import Filters
from lib.ui.peers_lists import peers_of

ALONE = "不比较"


def chosen() -> Asked:
    """Let the reader choose a list, the earlier list and the peer; in the URL, and the same on the meeting's pages."""
    document = pickers.document(among=[one.document_id for one in once_for_all(_fitting).values()])
    earlier = {pickers.name_of(one): one for one in reversed(_earlier(document))}
    before = pickers.kept_choice("上一份名单", [*earlier, ALONE], "meeting_previous")
    peers = once_for_all(_peers, document.document_id)
    beside = pickers.kept_choice(
        "可比地区", [*peers, ALONE], "meeting_peer", help="最相近的完整名单排在前面；为什么相近，见“对标”页"
    )
    return Asked(
        document.document_id,
        today(),
        previous=earlier[before].document_id if before in earlier else NONE,
        peer=peers[beside].document_id if beside in peers else None,
    )


def material(asked: Asked) -> Material:
    """Return the material of a meeting; where it cannot be made, say why and end the page there."""
    try:
        return made(asked)
    except (NotHeld, NoSuchVersion, Unavailable) as fault:
        messages.nothing(str(fault))
        st.stop()


def made(asked: Asked) -> Material:
    """Return the material of a meeting. Raises NotHeld, NoSuchVersion, Unavailable."""
    words = (asked.document_id, asked.previous or NONE, asked.peer or NONE, asked.made_on.isoformat())
    return once_for_all(_material, *words)


def _material(held: Holdings, document: str, previous: str, peer: str, made_on: str) -> Material:
    asked = replace(Asked(document, date.fromisoformat(made_on)), previous=previous, peer=peer)
    found = occasion(asked, shipped(), held, store(), described())
    return gathered(found, crosswalk().functions_of, hidden_numbers)


def _fitting(held: Holdings) -> dict[str, Document]:
    return {name: one for name, one in offered(held).items() if not unfit(one)}


def _earlier(document: Document) -> list[Document]:
    here = lists_of(holdings(), document.place)
    return [one for one in here if moment(one) < moment(document) and not unfit(one)]


def _peers(held: Holdings, document_id: str) -> dict[str, Document]:
    """Return the lists of other places, the most alike complete one first; invented ones only beside invented ones."""
    own = held.documents[document_id]
    near = [one.document for one in peers_of(held, document_id, Filters(demo=own.synthetic)).whole]
    lists = {
        name: one
        for name, one in _fitting(held).items()
        if one.place != own.place and (own.synthetic or not one.synthetic)
    }
    return dict(sorted(lists.items(), key=lambda each: near.index(each[1]) if each[1] in near else len(near)))
