"""The meeting's deck against python-pptx alone, and the time of the whole package of a large city with a comparison.

The peer is the same number of slides with notes, and on them as many empty charts, tables of the same size and
connectors between two boxes as the deck has, written with python-pptx as its documentation shows.
"""

import io
import sys
from datetime import date
from tempfile import TemporaryDirectory

import pptx
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.util import Inches

from benchmarks.rounds import WALL, Bar, heading, in_turns, told
from lib.archive.database import engine_for
from lib.archive.described import load_described
from lib.archive.holdings import load_holdings
from lib.archive.occasion import Asked, occasion
from lib.archive.store import Store
from lib.exports.meeting.deck import deck
from lib.exports.meeting.gathering import gathered
from lib.exports.meeting.material import Material
from lib.exports.meeting.pack import pack
from lib.exports.meeting.slides import slides
from lib.intake.filled.contact import hidden_numbers
from lib.vocabulary.crosswalk import CROSSWALK

RATIO, SECONDS = 2.0, 10.0


def main(rounds: int) -> None:
    """Time them in turns and print a table."""
    material = _material()
    made = slides(material)
    content = deck(made, material.made_on)
    counts = _counts(content)
    deck_, bare, drawn, whole = (
        "演示文稿",
        "python-pptx：同样多的空图表和空表格",
        "同上，再加同样多的连线",
        "整个压缩包，从读数据起",
    )
    taken = in_turns(
        {
            deck_: lambda: deck(made, material.made_on),
            bare: lambda: _bare(counts, 0),
            drawn: lambda: _bare(counts, 1),
            whole: lambda: pack(_material()),
        },
        rounds,
    )
    tables, lines = sum(len(each[1]) for each in counts), sum(each[2] for each in counts)
    heading(f"{len(counts)} 张幻灯片，{tables} 张表，{lines} 条连线，{rounds} 轮")
    told(taken, [Bar("", deck_, deck_, bare, RATIO), Bar("", deck_, deck_, drawn)])
    print(f"\n{whole} {taken.ms(whole, WALL) / 1000:.2f} 秒，上限 {SECONDS:.0f} 秒")


def _material() -> Material:
    held = load_holdings()
    with TemporaryDirectory() as folder:
        archive = Store(engine_for(f"sqlite:///{folder}/archive.sqlite"))
        asked = Asked("qingdao-2008", date(2026, 11, 25), peer="fenghua-2019")
        return gathered(
            occasion(asked, held, held, archive, load_described(held)), CROSSWALK.functions_of, hidden_numbers
        )


def _counts(content: bytes) -> list[tuple[int, list[tuple[int, int]], int]]:
    """Return for each slide its charts, the size of each table, and its connectors."""
    found = []
    for slide in pptx.Presentation(io.BytesIO(content)).slides:
        sizes = [(len(one.table.rows), len(one.table.columns)) for one in slide.shapes if one.has_table]
        lines = sum(one.shape_type == 9 for one in slide.shapes)
        found.append((sum(one.has_chart for one in slide.shapes), sizes, lines))
    return found


def _bare(counts: list[tuple[int, list[tuple[int, int]], int]], with_lines: int) -> bytes:
    presentation = pptx.Presentation()
    area = Inches(1), Inches(2), Inches(8), Inches(4)
    for charts, tables, lines in counts:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.notes_slide.notes_text_frame.text = "备注"
        for _ in range(charts):
            data = CategoryChartData()
            data.categories = ["一"]
            data.add_series("数", (1,))
            slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *area, data)
        for rows, columns in tables:
            slide.shapes.add_table(rows, columns, *area)
        if lines and with_lines:
            ends = [slide.shapes.add_shape(1, *area) for _ in range(2)]
            for _ in range(lines):
                line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 1, 1)
                line.begin_connect(ends[0], 3)
                line.end_connect(ends[1], 1)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
