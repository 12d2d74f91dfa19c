"""The template of a deck: our own 16:9 one, or an office's with its layouts, fonts and colours; checked before use."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import quoteattr

import pptx
from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE as REL
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from lib.exports.meeting.deck_fit import Rect
from lib.exports.meeting.deck_house import FACE, dressed, with_faces
from lib.exports.meeting.deck_pen import EMU, Faces, Holder

LARGEST = 20 * 1024 * 1024
_UNPACKED, _FILES = 100 * 1024 * 1024, 4000
_WRITTEN = 10 * 1024 * 1024  # of XML, which takes some twenty times its size in memory
_ACTIVE = ("oleobject", "activex", "/control", "/package")  # what may run something when the deck is opened
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FEET = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
FOOT = 512.0  # where our own footers stand if the template has none, or has them where the content goes
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_TEXTS = (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
_USED = (*_FEET, *_TITLES, *_TEXTS, PP_PLACEHOLDER.SLIDE_IMAGE)
_NOTES = Holder(PP_PLACEHOLDER.BODY, "备注", '<p:ph type="body" idx="1"/>', Rect(0, 0, 0, 0))
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/'
    'officeDocument/2006/extended-properties"><Application>Microsoft Office PowerPoint</Application></Properties>'
)


class TemplateFault(ValueError):
    """Why a file cannot be the template of a deck, in a sentence for the reader."""


@dataclass(frozen=True)
class Layout:
    """A layout that has a title: its name and part, the title and the size of its letters, all its placeholders."""

    name: str
    part: Any
    title: Holder
    size: float
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class Template:
    """A presentation without slides, its layouts for the cover and for pages, where content goes, and its typefaces.

    `area` is in points of a slide 540 points high, `scale` the points of this template for each of those. `feet` are
    the footers of a page that stand clear of its content, `notes` the placeholders of a page of notes.
    """

    presentation: Any
    cover: Layout
    page: Layout
    area: Rect
    width: float
    scale: float
    faces: Faces
    titles: Faces
    feet: tuple[Holder, ...]
    notes: tuple[Holder, ...]


def opened(content: bytes | None) -> Template:
    """Return the template in a file, our own for None. Raises TemplateFault."""
    presentation = _presentation(own() if content is None else content)
    layouts = [one for master in presentation.slide_masters for one in master.slide_layouts]
    titled = [one for one in layouts if _title_of(one) is not None]
    if not titled:
        raise TemplateFault("模板里没有带标题的版式。请在“幻灯片母版”中给版式加上标题，或换一个模板。")
    by_kind = {one._element.get("type"): one for one in reversed(titled)}
    cover = by_kind.get("title") or titled[0]
    page = by_kind.get("titleOnly") or by_kind.get("obj") or next((one for one in titled if one is not cover), cover)
    scale = presentation.slide_height / EMU / 540
    theme = parse_xml(_theme(page.slide_master.part))
    faces, titles = _faces(theme, "minorFont", "+mn"), _faces(theme, "majorFont", "+mj")
    width = presentation.slide_width / EMU / scale
    first, second = _layout(cover, scale), _layout(page, scale)
    area = _area(second, _holders(page.slide_master, scale), width)
    feet = tuple(one for one in second.holders if one.kind in _FEET and _apart(one.place, area))
    notes = _holders(_notes_master(presentation), scale)
    if held(notes, PP_PLACEHOLDER.BODY) is None:  # the words are not lost where its pages have no room for them
        notes = (*notes, _NOTES)
    return Template(presentation, first, second, area, width, scale, faces, titles, feet, notes)


def held(holders: Iterable[Holder], *kinds: Any) -> Holder | None:
    """Return the first of some placeholders that is of one of these kinds."""
    return next((one for one in holders if one.kind in kinds), None)


@lru_cache(maxsize=1)
def own() -> bytes:
    """Return our own template: 16:9, white, one deep blue, Chinese typefaces in its theme."""
    presentation = dressed(pptx.Presentation())
    _notes_master(presentation)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def _presentation(content: bytes) -> Any:
    if len(content) > LARGEST:
        raise TemplateFault(f"模板超过 {LARGEST // 1024 // 1024} MB。请删去其中的图片和幻灯片，只留母版，再上传。")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            files = packed.infolist()
            written = sum(one.file_size for one in files if one.filename.lower().endswith((".xml", ".rels")))
            if len(files) > _FILES or sum(one.file_size for one in files) > _UNPACKED or written > _WRITTEN:
                raise TemplateFault("模板解压后太大。请删去其中的图片和幻灯片，只留母版，再上传。")
            kinds = packed.read("[Content_Types].xml")
        if b"vbaProject" in kinds or b"macroEnabled" in kinds:
            raise TemplateFault("模板带有宏。请另存为不带宏的 .pptx，再上传。")
        presentation = pptx.Presentation(io.BytesIO(_as_deck(content) if b"template.main+xml" in kinds else content))
        _emptied(presentation)
        _closed(presentation)
        return presentation
    except TemplateFault:
        raise
    except (zipfile.BadZipFile, KeyError, ValueError, PackageNotFoundError, etree.LxmlError, OSError) as fault:
        raise TemplateFault(
            "这个文件不是可用的演示文稿模板（.pptx）。老式 .ppt 或 .dpt 请用 WPS 或 PowerPoint 打开，另存为 .pptx；"
            "加了密码的请先取消密码。"
        ) from fault


def _as_deck(content: bytes) -> bytes:
    """Return a .potx as the .pptx that it is but for its name of kind."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for one in source.infolist():
            part = source.read(one)
            if one.filename == "[Content_Types].xml":
                part = part.replace(b"presentationml.template.main+xml", b"presentationml.presentation.main+xml")
            target.writestr(one.filename, part)
    return stream.getvalue()


def _emptied(presentation: Any) -> None:
    """Take away the slides of a template, what names them, and what tells of its former content."""
    root = presentation.part._element
    for slide in list(presentation.slides._sldIdLst):
        presentation.part.drop_rel(slide.rId)
        presentation.slides._sldIdLst.remove(slide)
    for name in ("p:custShowLst", "p:extLst"):  # sections and shows name slides that are gone
        for one in root.findall(qn(name)):
            root.remove(one)
    package = presentation.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype == REL.THUMBNAIL:
            package.drop_rel(key)
        elif relation.reltype == REL.EXTENDED_PROPERTIES:
            relation.target_part.blob = _APP.encode()


def _closed(presentation: Any) -> None:
    """Raise TemplateFault where masters or layouts fetch something from elsewhere or hold what may run."""
    for relation in presentation.part.package.iter_rels():
        kind = relation.reltype.lower()
        if relation.is_external and not kind.endswith("/hyperlink"):
            raise TemplateFault("模板引用了别处的图片或文件，打开时会去取。请把它们嵌入或删去，再上传。")
        if kind.endswith(_ACTIVE):
            raise TemplateFault("模板里嵌有对象或控件。请在“幻灯片母版”中删去，再上传。")


def _theme(part: Any) -> bytes:
    content: bytes = part.part_related_by(REL.THEME).blob
    return content


def _faces(theme: Any, kind: str, name: str) -> Faces:
    """Return the typefaces of a theme by reference; where it names no East-Asian one, the one for Chinese by name."""
    font = theme.find(f".//{_A}{kind}")
    asian = font.find(f"{_A}ea") if font is not None else None
    if asian is not None and asian.get("typeface"):
        return Faces(f"{name}-lt", f"{name}-ea")
    chinese = font.find(f"{_A}font[@script='Hans']") if font is not None else None
    face = chinese.get("typeface") if chinese is not None else ""
    return Faces(f"{name}-lt", face or FACE)


def _title_of(layout: Any) -> Any:
    return next((one for one in layout.placeholders if one.placeholder_format.type in _TITLES), None)


def _title_size(layout: Any) -> float:
    """Return the size in points that a layout gives to its title."""
    holders = (_title_of(layout), _title_of(layout.slide_master))
    level = f"{_A}lvl1pPr/{_A}defRPr"
    styles = [one._element.find(f".//{level}") for one in holders if one is not None]
    styles.append(layout.slide_master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{level}"))
    return next((int(one.get("sz")) / 100 for one in styles if one is not None and one.get("sz")), 44.0)


def _layout(layout: Any, scale: float) -> Layout:
    holders = _holders(layout, scale)
    title = next(one for one in holders if one.kind in _TITLES)
    return Layout(layout.name, layout.part, title, _title_size(layout) / scale, holders)


def _holders(holder: Any, scale: float) -> tuple[Holder, ...]:
    """Return the placeholders that a deck can use of a layout or master."""
    found = []
    for one in holder.placeholders:
        kind, named = one.placeholder_format.type, one._element.ph.attrib
        if kind in _USED:
            # Where it has no place of its own, the master's is asked for once, not again for each edge.
            placed = one if one._element.x is not None else getattr(one, "_base_placeholder", None) or one
            edges = (placed.left, placed.top, placed.width, placed.height)
            tag = "".join(f" {key}={quoteattr(named[key])}" for key in ("type", "orient", "sz", "idx") if key in named)
            found.append(Holder(kind, one.name, f"<p:ph{tag}/>", Rect(*((edge or 0) / EMU / scale for edge in edges))))
    return tuple(found)


def _notes_master(presentation: Any) -> Any:
    theme = presentation.notes_master.part.part_related_by(REL.THEME)
    if hasattr(theme, "_element"):  # the one that python-pptx makes has no Chinese typefaces
        theme._element = parse_xml(with_faces(theme.blob))
    return presentation.notes_master


def _area(page: Layout, master: Sequence[Holder], width: float) -> Rect:
    """Return where content goes: the place of the master's text, below the title and above the footers."""
    title, bodies = page.title.place, (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
    boxes = [one.place for one in (*page.holders, *master) if one.kind in bodies]
    boxes = [one for one in boxes if one.height > 150 and one.width > width / 2]
    body = boxes[0] if boxes else Rect(36, title.bottom + 12, width - 72, 540 - 48 - title.bottom - 12)
    top = max(body.top, title.bottom) if title.top < body.top else body.top
    edges = [one.place.top for one in page.holders if one.kind in _FEET]
    low = [edge for edge in edges if edge > 400]
    bottom = min([body.bottom, FOOT - 4 if len(low) < len(edges) or not low else 528, *low])
    return Rect(body.left, top, body.width, bottom - top)


def _apart(one: Rect, other: Rect) -> bool:
    aside = one.right <= other.left or other.right <= one.left
    return aside or one.bottom <= other.top or other.bottom <= one.top
