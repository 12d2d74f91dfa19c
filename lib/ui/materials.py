"""What a meeting is prepared from, as the reader chooses it, and the material made of it, once per published state."""

from dataclasses import replace
from datetime import date

import streamlit as st

from lib.archive.clock import today
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.occasion import NONE, Asked, NotHeld, occasion
from lib.archive.place_lists import lists_of, moment
from lib.archive.store import NoSuchVersion, Unavailable
from lib.exports.meeting.gathering import gathered
from lib.exports.meeting.material import Material
from lib.ui import messages, pickers
from lib.ui.compare_choice import offered
from lib.ui.described import described
from lib.ui.loading import crosswalk, holdings, once_for_all, shipped, store

ALONE = "不比较"


def chosen() -> Asked:
    """Let the reader choose a list, the earlier list and the peer it is held against; all of it is in the URL."""
    lists = once_for_all(offered)
    document = pickers.document(among=[one.document_id for one in lists.values()])
    earlier = {pickers.name_of(one): one for one in reversed(_earlier(document))}
    before = pickers.kept_choice("上一份名单", [*earlier, ALONE], "materials_previous")
    peers = {name: one for name, one in lists.items() if one.place != document.place}
    beside = pickers.kept_choice(
        "可比地区", [ALONE, *peers], "materials_compare", help="完整的名单排在前面；“对标”页列出最相近的地区"
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
        words = (asked.document_id, asked.previous or NONE, asked.peer or NONE, asked.made_on.isoformat())
        return once_for_all(_material, *words)
    except (NotHeld, NoSuchVersion, Unavailable) as fault:
        messages.nothing(str(fault))
        st.stop()


def _material(held: Holdings, document: str, previous: str, peer: str, made_on: str) -> Material:
    asked = replace(Asked(document, date.fromisoformat(made_on)), previous=previous, peer=peer)
    return gathered(occasion(asked, shipped(), held, store(), described()), crosswalk().functions_of)


def _earlier(document: Document) -> list[Document]:
    return [one for one in lists_of(holdings(), document.place) if moment(one) < moment(document)]
