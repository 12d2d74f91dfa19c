"""One picture of a page as a slide of its own, to be put into a deck that the presenter already has."""

from lib.archive.clock import today
from lib.archive.document import Document
from lib.archive.occasion import NONE, Asked, unfit
from lib.exports.meeting.deck import deck
from lib.exports.meeting.slides import slides
from lib.ui import meeting_material
from lib.ui.downloads import file_button

# What a slide is called in the name of its file, by the first part of its key.
_CALLED = {"figures": "基本数字", "matrix": "联系矩阵", "changes": "年度变化", "peer": "地区对照", "network": "联系图"}


def button(document: Document, key: str, previous: Document | None = None, peer: Document | None = None) -> None:
    """Offer the slide of that key (lib.exports.meeting.slides) as a deck of one, with sentence, notes and source.

    `previous` and `peer` are the lists it is held against. Nothing is offered of a list that no meeting may use.
    """
    if any(unfit(one) for one in (document, previous, peer) if one is not None):
        return
    asked = Asked(
        document.document_id,
        today(),
        previous=previous.document_id if previous else NONE,
        peer=peer.document_id if peer else None,
    )
    kind, *focus = key.split("-")
    file_button(
        "下载这张图的幻灯片（PPT，可修改）",
        lambda: _made(asked, key),
        f"{document.label}{_CALLED[kind]}{''.join(focus)}幻灯片.pptx",
        f"slide_{key}",
        icon=":material/slideshow:",
    )


def _made(asked: Asked, key: str) -> bytes:
    material = meeting_material.made(asked)
    chosen = [one for one in slides(material) if one.key == key]
    return deck(chosen, material.made_on)
