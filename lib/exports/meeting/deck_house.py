"""Our own dress for a deck: 16:9, white ground, one deep blue, Chinese typefaces in the theme, Chinese prompts."""

from typing import Any

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as REL
from pptx.util import Emu, Pt

from lib.exports.meeting.deck_fit import Rect
from lib.exports.meeting.deck_pen import Faces, Letters, Pen, elements
from lib.figures.style import LIGHT, PARTY_COLOURS

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FACE = "微软雅黑"
_KEPT = {"title": "封面", "obj": "标题和内容", "titleOnly": "仅标题", "blank": "空白"}
_PLACES = {
    PP_PLACEHOLDER.TITLE: Rect(36, 18, 888, 46),
    PP_PLACEHOLDER.BODY: Rect(36, 78, 888, 426),
    PP_PLACEHOLDER.OBJECT: Rect(36, 78, 888, 426),
    PP_PLACEHOLDER.FOOTER: Rect(36, 508, 640, 22),
    PP_PLACEHOLDER.DATE: Rect(680, 508, 140, 22),
    PP_PLACEHOLDER.SLIDE_NUMBER: Rect(824, 508, 100, 22),
    PP_PLACEHOLDER.CENTER_TITLE: Rect(96, 120, 828, 150),
    PP_PLACEHOLDER.SUBTITLE: Rect(96, 296, 828, 170),
}
_PROMPTS = {
    "Click to edit Master title style": "单击此处编辑标题",
    "Click to edit Master text styles": "单击此处编辑文字",
    "Click to edit Master subtitle style": "单击此处编辑副标题",
    "Second level": "第二级",
    "Third level": "第三级",
    "Fourth level": "第四级",
    "Fifth level": "第五级",
}
_SCHEME = {"dk1": LIGHT.text, "lt1": LIGHT.ground, "dk2": LIGHT.linked, "lt2": "#EEF2F7"}


def dressed(presentation: Any) -> Any:
    """Return python-pptx's default presentation in our dress."""
    presentation.slide_width, presentation.slide_height = Emu(12192000), Emu(6858000)
    master = presentation.slide_masters[0]
    for layout in list(master.slide_layouts):
        kind = layout._element.get("type")
        if kind in _KEPT:
            layout._element.cSld.set("name", _KEPT[kind])
        else:
            master.slide_layouts.remove(layout)
    theme = master.part.part_related_by(REL.THEME)
    theme.blob = with_faces(theme.blob, _SCHEME)
    for holder in (master, *master.slide_layouts):
        for shape in holder.placeholders:
            _placed(shape, holder is master)
    _type(master)
    pen = Pen(1, Faces("+mn-lt", "+mn-ea"), Faces("+mj-lt", "+mj-ea"))
    rule = pen.box(
        90, "标题线", "标题下的横线", Rect(36, 66, 888, 1.5), pen.paragraph("", Letters()), "tx2", text_box=False
    )
    _behind(master, rule)
    cover = master.slide_layouts[0]
    cover._element.set("showMasterSp", "0")
    band = pen.box(
        90, "色带", "封面左侧的色带", Rect(48, 120, 10, 346), pen.paragraph("", Letters()), "tx2", text_box=False
    )
    _behind(cover, band)
    return presentation


def with_faces(theme: bytes, scheme: dict[str, str] | None = None) -> bytes:
    """Return a theme whose fonts are Chinese in Latin and East-Asian text, with colours if given."""
    root = etree.fromstring(theme)
    for kind in ("majorFont", "minorFont"):
        for face in ("latin", "ea"):
            root.find(f".//{_A}{kind}/{_A}{face}").set("typeface", FACE)
    colours = root.find(f".//{_A}clrScheme")
    accents = dict(zip((f"accent{at}" for at in range(1, 7)), list(PARTY_COLOURS.values()), strict=False))
    for name, colour in ((scheme or {}) | (accents if scheme else {})).items():
        slot = colours.find(f"{_A}{name}")
        for one in list(slot):
            slot.remove(one)
        etree.SubElement(slot, f"{_A}srgbClr").set("val", colour[1:])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _placed(shape: Any, in_master: bool) -> None:
    kind = shape.placeholder_format.type
    if kind in _PLACES and (in_master or shape._element.spPr.find(f"{_A}xfrm") is not None):
        place = _PLACES[kind]
        shape.left, shape.top, shape.width, shape.height = (Pt(one) for one in place)
    if in_master and kind != PP_PLACEHOLDER.BODY:  # titles and footers begin where the content begins
        shape._element.txBody.bodyPr.set("lIns", "0")
        shape._element.txBody.bodyPr.set("rIns", "0")
    for run in shape._element.iter(f"{_A}t"):
        run.text = _PROMPTS.get(run.text, run.text)
    if in_master and kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER):
        for one in shape._element.iter(f"{_A}defRPr"):
            one.set("sz", "1000")
        for one in shape._element.iter(f"{_A}lvl1pPr"):
            one.set("algn", "l" if kind == PP_PLACEHOLDER.FOOTER else "r")


def _type(master: Any) -> None:
    """Set titles left in the theme's blue, 28 points, the cover's 38 points."""
    styles = master._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}txStyles")
    level = styles[0].find(f"{_A}lvl1pPr")
    level.set("algn", "l")
    _set(level.find(f"{_A}defRPr"), 28)
    for layout in master.slide_layouts:
        for shape in layout.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE:
                shape._element.txBody.bodyPr.set("lIns", "0")
                for paragraph in shape._element.iter(f"{_A}lvl1pPr"):
                    paragraph.set("algn", "l")
                    _coloured(paragraph.find(f"{_A}defRPr"), "tx1")
            if shape.placeholder_format.type == PP_PLACEHOLDER.CENTER_TITLE:
                shape._element.txBody.bodyPr.set("anchor", "b")
                style = shape._element.txBody.find(f"{_A}lstStyle")
                style.append(etree.fromstring(f'<a:lvl1pPr xmlns:a="{_A[1:-1]}"><a:defRPr sz="3800"/></a:lvl1pPr>'))


def _set(properties: Any, size: int) -> None:
    properties.set("sz", str(size * 100))
    properties.set("b", "1")
    _coloured(properties, "tx2")


def _coloured(properties: Any, colour: str) -> None:
    for one in properties.findall(f"{_A}solidFill"):
        properties.remove(one)
    fill = etree.Element(f"{_A}solidFill")
    etree.SubElement(fill, f"{_A}schemeClr").set("val", colour)
    properties.insert(0, fill)


def _behind(holder: Any, xml: str) -> None:
    for at, one in enumerate(elements(xml)):
        holder.shapes._spTree.insert(2 + at, one)
