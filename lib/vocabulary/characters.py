"""One character in several guises: radicals copied out of PDFs, full-width forms, traditional characters."""

import re
import unicodedata
from functools import lru_cache

# Unicode's EquivalentUnifiedIdeograph for the radicals that name something; NFKC leaves these as they are.
_SUPPLEMENT = (
    "⺁厂⺈刀⺊卜⺌小⺎兀⺒巳⺓幺⺗心⺜日⺝月⺠民⺧牛⺩王⺫目⺬示⺴冗⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻏邑⻑長⻓长⻔门⻗雨⻘青⻙韦"
    "⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龜"
)
_REPAIRS: dict[int, str | None] = {
    **{ord(radical): meant for radical, meant in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)},
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    # Invisible: zero-width space and joiners, byte order mark, soft hyphen.
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD), None),
}

_NUMBERING = re.compile(
    r"\s*([（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、.．)）])\s*(?=[^\s\d])"
)
_SPACE = re.compile(r"\s")
_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)}

# What no name or text of an office holds: control characters other than tabs and line ends, what turns the direction
# of writing around so that a line says something else than it does, halves of surrogate pairs, no characters at all.
UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffd-\uffff]")


def legible(text: str) -> str:
    """Return the text with � in place of each character that no screen and no file can show (UNSHOWN)."""
    return UNSHOWN.sub("\ufffd", text)


def repaired(text: str) -> str:
    """Return the text with the characters it means: radicals (⺠革) become hanzi (民革), invisible ones go."""
    return text if text.isascii() else text.translate(_REPAIRS)


def plain(text: str) -> str:
    """Return the text repaired, in compatible form (full-width letters and brackets become ASCII), without spaces."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", repaired(text)))


def with_plain_digits(text: str) -> str:
    """Return the text with the digits of East Asian width (２０２６年) as 2026年, and all else as it is printed."""
    return text.translate(_DIGITS)


def simplified(text: str) -> str:
    """Return the text in simplified characters if it holds a traditional-only one, otherwise as it is.

    Text that is already simplified is never converted: 乾县 would become 干县.
    """
    return _converted(text) if any(map(_traditional_only, text)) else text


@lru_cache(maxsize=8_192)
def _traditional_only(character: str) -> bool:
    if character < "一" or character.encode("gb2312", "ignore"):
        return False
    return _converted(character) != character


def _converted(text: str) -> str:
    return str(_converter().convert(text))  # type: ignore[attr-defined]


@lru_cache(maxsize=1)
def _converter() -> object:
    import opencc  # 40 ms, and most files need none

    return opencc.OpenCC("t2s")


def unnumbered(text: str) -> str:
    """Return the text without the number in front of it: 一、民革 is 民革, (2)市教育局 is 市教育局."""
    return _NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text
