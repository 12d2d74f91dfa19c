"""Numbers side by side, and one bar per organisation as a native chart that can be edited, from zero."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.parts.chart import ChartPart
from pptx.util import Pt

from lib.exports.meeting.deck_canvas import Canvas
from lib.exports.meeting.deck_fit import Rect, largest
from lib.exports.meeting.deck_pen import HAIRLINE, Letters, Pen
from lib.exports.meeting.slides import Bars, Numbers
from lib.figures.style import LIGHT, PARTY_COLOURS

NUMBERS_HEIGHT = 104.0
_GAP = 14.0
_chart_data: Any = CategoryChartData  # which has no types


def draw_numbers(part: Numbers, canvas: Canvas, place: Rect) -> None:
    """Draw cards of equal width in one row: label, number, note."""
    count = max(len(part.cards), 1)
    wide = (place.width - _GAP * (count - 1)) / count
    size = min(largest([number], wide - 24, 50, (40.0, 32.0, 26.0, 20.0, 16.0)) for _, number, _ in part.cards)
    for at, (label, number, note) in enumerate(part.cards):
        card = Rect(place.left + at * (wide + _GAP), place.top, wide, place.height)
        told = [
            (label, Letters(14, colour=LIGHT.muted)),
            (number, Letters(size, True, LIGHT.linked)),
            (note, Letters(12, colour=LIGHT.muted)),
        ]
        shown = [one for one in told if one[0]]
        canvas.paragraphs(f"数字：{label}", card, shown, fill="#FFFFFF", line=HAIRLINE, anchor="ctr", inset=10)


def draw_bars(part: Bars, canvas: Canvas, place: Rect) -> None:
    """Draw one bar per organisation in its colour; bars that are lower bounds say so in title and labels."""
    data: Any = _chart_data(number_format="0")
    data.categories = [str(name) for name in part.values.index]
    data.add_series(part.name, [int(value) for value in part.values])
    made: Any = ChartPart
    added = made.new(XL_CHART_TYPE.COLUMN_CLUSTERED, data, canvas.part.package)
    _dressed(added.chart, part, canvas.pen)
    said = "、".join(f"{name}{_told(int(value), part.open_)}" for name, value in part.values.items())
    canvas.chart(part.name, f"柱状图：{part.name}。{said}。", place, added)


def _told(value: int, open_: bool) -> str:
    if not open_:
        return str(value)
    return f"至少{value}" if value else "未知"


def _dressed(chart: Any, part: Bars, pen: Pen) -> None:
    chart.has_legend, chart.has_title = False, True
    chart.chart_title.text_frame.text = f"{part.name}（已知的，不少于）" if part.open_ else part.name
    chart.chart_title.include_in_layout = False
    plot, series = chart.plots[0], chart.plots[0].series[0]
    plot.gap_width, plot.vary_by_categories = 55, False
    series.invert_if_negative = False
    for at, name in enumerate(part.values.index):
        series._element.insert_element_before(
            _point(at, PARTY_COLOURS.get(str(name), LIGHT.muted)),
            "c:dLbls",
            "c:trendline",
            "c:errBars",
            "c:cat",
            "c:val",
        )
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = '"≥"0;;"?"' if part.open_ else "0", False
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    value, category = chart.value_axis, chart.category_axis
    most = max([int(one) for one in part.values], default=0)
    value.minimum_scale, value.major_unit = 0, next(one for one in (1, 2, 5, 10, 20, 50, 100, 1000) if one * 6 >= most)
    value.maximum_scale = (most // value.major_unit + 1) * value.major_unit
    value.major_gridlines.format.line.color.rgb = _rgb(LIGHT.faded)
    value.format.line.fill.background()
    value.major_tick_mark = category.major_tick_mark = XL_TICK_MARK.NONE
    category.format.line.color.rgb = _rgb(HAIRLINE)
    for holder, size, bold in ((chart, 14, False), (value.tick_labels, 12, False), (labels, 16, True)):
        holder.font.size, holder.font.bold = Pt(round(size * pen.scale)), bold
    category.tick_labels.font.size = Pt(round(14 * pen.scale))
    chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(round(16 * pen.scale))
    for properties in list(chart._chartSpace.iter(qn("a:defRPr"), qn("a:rPr"), qn("a:endParaRPr"))):
        _faced(properties, pen)


def _point(at: int, colour: str) -> Any:
    return parse_xml(
        f'<c:dPt {nsdecls("c", "a")}><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>'
        f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill></c:spPr></c:dPt>'
    )


def _faced(properties: Any, pen: Pen) -> None:
    """Give the properties of a chart's text its colour and both typefaces."""
    for name in ("a:latin", "a:ea", "a:cs"):
        for one in properties.findall(qn(name)):
            properties.remove(one)
    colour = (
        "" if properties.find(qn("a:solidFill")) is not None else '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    )
    for one in parse_xml(f"<a:defRPr {nsdecls('a')}>{colour}{pen.faces.xml}</a:defRPr>"):
        properties.append(one)
    properties.set("lang", "zh-CN")


def _rgb(colour: str) -> Any:
    rgb: Any = RGBColor  # which has no types
    return rgb(*bytes.fromhex(colour[1:]))
