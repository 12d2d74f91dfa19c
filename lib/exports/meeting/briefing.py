"""The briefing as a Word file, to be gone over by the office: the manner of official papers, tables as annexes."""

from collections.abc import Sequence

from lib.exports.meeting.material import Material
from lib.exports.meeting.paper import Annex, paper
from lib.exports.meeting.slides import Slide
from lib.exports.official_word import OfficialWord


def briefing(material: Material, shown: Sequence[Slide]) -> bytes:
    """Return the briefing of a meeting's slides as docx; the same bytes for the same material."""
    told = paper(material, shown)
    word = OfficialWord(told.title, told.made_on, told.foot, told.mark)
    word.title(told.title)
    word.centred(f"（{told.below}）")
    if told.mark:
        word.centred(f"（{told.mark}）", red=True)
    for section in told.sections:
        word.heading(section.heading)
        for lead, text in section.paragraphs:
            word.body(text, lead)
    for annex in told.annexes:
        before = "附件：" if annex.number == 1 else "　　　"
        word.body(before + annex.entry)
    for annex in told.annexes:
        _written(word, annex)
    return word.content()


def _written(word: OfficialWord, annex: Annex) -> None:
    word.new_page(annex.table.lying)
    word.annex_label(annex.label)
    word.title(annex.title)
    word.table(annex.table)
    for line in (annex.legend, *annex.below):
        if line:
            word.note(line)
