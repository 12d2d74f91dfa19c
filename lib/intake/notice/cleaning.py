"""Text as it comes becomes text one can read by rules, and every character still knows where it came from."""

import re
import unicodedata
from dataclasses import dataclass

from lib.intake.notice.line_numbers import line_numbers
from lib.vocabulary.characters import repaired, simplified

# Copies on the web insert the reading after a character: 致(zhi)公.
_PINYIN = re.compile(r"(?<=[一-鿿])\([ a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜêńňǹḿ]{1,8}\)")
_DOUBLED = re.compile(r"([、,;:。])(?: ?[、,;:。])+")
_SPACED = re.compile(r"(?<![一-鿿])(?![是否有无] +[是否有无])[一-鿿]( )(?=[一-鿿])")  # 民 盟 市委
_NAMES = ("民革", "民盟", "民建", "民进", "台盟", "农工党", "致公党", "九三学社", "工商联", "无党派人士")
_SPREAD = re.compile("|".join(" *".join(name) for name in _NAMES))  # 民    革 to fill the width of a column
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]{0,9})(?:\s[^<>]{0,200})?/?>|&nbsp;")
_MEANT = {
    "br": "\n",
    "p": "\n",
    "/p": "\n",
    "div": "\n",
    "/div": "\n",
    "/tr": "\n",
    "/li": "\n",
    "/td": "\t",
    "/th": "\t",
}
_QUOTED = re.compile(r"(?m)^ *(?:> ?)+")  # of a mail that is answered
_SAME = str.maketrans(
    {
        "﹑": "、",
        "､": "、",
        "｡": "。",
        "﹔": ";",
        "﹐": ",",
        "﹕": ":",
        "∶": ":",
        "︓": ":",
        "꞉": ":",
        "\v": "\n",
        "\f": "\n",
    }
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85")


@dataclass(frozen=True)
class Marked:
    """A text and, for each of its characters, the offset in the original; `at` has one entry more, the end."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range in the original that characters start to end (exclusive) came from."""
        return self.at[start], (self.at[end - 1] + 1 if end > start else self.at[start])

    def cut(self, start: int, end: int) -> "Marked":
        """Return a part of it."""
        return Marked(self.text[start:end], self.at[start : end + 1])

    def without(self, ranges: list[tuple[int, int]]) -> "Marked":
        """Return it without some ranges, which are in order and do not overlap."""
        if not ranges:
            return self
        kept, before = [], 0
        for start, end in [*ranges, (len(self.text), len(self.text))]:
            kept.append((before, start))
            before = end
        text = "".join(self.text[start:end] for start, end in kept)
        at = [offset for start, end in kept for offset in self.at[start:end]]
        return Marked(text, (*at, self.at[-1]))


def cleaned(text: str) -> Marked:
    """Return the text in simplified characters and ASCII punctuation, without pinyin and doubled commas.

    Blanks and line ends stay. The length may change; `at` leads back.
    """
    characters, at = [], []
    plain = _LINE_ENDS.sub(lambda found: _padded("\n", found), text)
    plain = _TAG.sub(lambda found: _padded(_MEANT.get((found[1] or "").lower(), ""), found), plain)
    for offset, character in enumerate(plain):
        if character.isascii():
            meant = character
        elif character in _CIRCLED:
            meant = f"({_CIRCLED.index(character) + 1})"
        else:
            meant = unicodedata.normalize("NFKC", repaired(character)).translate(_SAME)
        characters.append(meant)
        at.extend([offset] * len(meant))
    joined = "".join(characters)
    marked = Marked(_converted(joined), (*at, len(text)))
    marked = marked.without(line_numbers(marked.text))
    marked = marked.without([found.span() for found in _QUOTED.finditer(marked.text)])
    marked = marked.without([found.span() for found in _PINYIN.finditer(marked.text)])
    marked = marked.without([found.span(1) for found in _SPACED.finditer(marked.text)])
    spread = [found for found in _SPREAD.finditer(marked.text) if " " in found[0]]
    blanks = [found.start() + place for found in spread for place, one in enumerate(found[0]) if one == " "]
    marked = marked.without([(blank, blank + 1) for blank in blanks])
    return marked.without([(found.start() + 1, found.end()) for found in _DOUBLED.finditer(marked.text)])


def _padded(meant: str, found: re.Match[str]) -> str:
    """Return what a match means, filled up to its length with what is dropped later."""
    return meant.ljust(len(found[0]), "\u200b")


def _converted(text: str) -> str:
    """Return the text in simplified characters, one for one."""
    whole = simplified(text)
    return whole if len(whole) == len(text) else "".join(map(_one, text))


def _one(character: str) -> str:
    converted = simplified(character)
    return converted if len(converted) == 1 else character
