"""Which encoding the bytes of a text file are in: tried in an order that is right for Chinese, never guessed abroad.

General detectors take short GB18030 files for Korean; the order here is byte order mark, share of NUL
bytes (UTF-16), strict UTF-8, then GB18030 against Big5 by the share of everyday (level 1) hanzi.
"""

import codecs
import re
from functools import lru_cache

# What a clerk may choose, by its name in Python, as it stands on screen.
ENCODINGS: dict[str, str] = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030（GBK、GB2312）",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16（高位在前）",
    "big5hkscs": "Big5（繁体）",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"charset=[\"']?\s*(?:x-)?(utf-8|gb\w*|big5)", re.I
)  # any other codec is not asked: some are slow
_LEAST_NULS = 0.02
_SAMPLE = 4_000


def decoded(content: bytes, encoding: str | None = None) -> tuple[str, str] | None:
    """Return the text and its encoding (a key of ENCODINGS), or None when the bytes are no text.

    A chosen `encoding` is taken at its word. The byte order mark is not part of the text.
    """
    if encoding is not None:
        text = _strict(content, encoding)
        return None if text is None else (text.removeprefix("\ufeff"), encoding)
    for mark, marked in _MARKS:
        if content.startswith(mark):
            text = _strict(content[len(mark) :], marked)
            return None if text is None else (text, marked)
    for name in (_utf16(content), "utf-8"):
        text = None if name is None else _strict(content, name)
        if name is not None and text is not None:
            return text, name
    chinese = [(text, name) for name in ("gb18030", "big5hkscs") if (text := _strict(content, name)) is not None]
    return max(chinese, key=lambda one: _everyday_share(*one), default=None)


def decoded_page(content: bytes) -> str:
    """Return the text of a web page in the encoding that it declares if that fits, otherwise as of any text.

    Offices' systems save pages without a declaration, or with a wrong one; single broken bytes become �.
    """
    declared = _DECLARED.search(content[:2_000])
    if declared:
        name = declared[1].decode().lower()
        text = content.decode("gb18030" if name.startswith("gb") else name, "replace")
        if 100 * text.count("\ufffd") <= len(text):
            return text
    found = decoded(content)
    return found[0] if found else content.decode("gb18030", "replace")


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16(content: bytes) -> str | None:
    """Return the UTF-16 that the NUL bytes of ASCII characters (comma, digit, line end) betray, or None."""
    if b"\x00" not in content:
        return None
    low, high = content[1::2].count(0), content[::2].count(0)
    if low + high < _LEAST_NULS * len(content) or min(low, high) * 4 > max(low, high):
        return None
    name = "utf-16-le" if low > high else "utf-16-be"
    text = _strict(content, name)
    return name if text and all(character >= " " or character in "\t\r\n" for character in text) else None


def _everyday_share(text: str, encoding: str) -> float:
    """Return which part of the beyond-ASCII characters is everyday hanzi in the country of the encoding."""
    beyond = [character for character in text if character > "\x7f"][:_SAMPLE]
    everyday = _everyday(encoding)
    return sum(character in everyday for character in beyond) / len(beyond) if beyond else 0.0


@lru_cache(maxsize=2)
def _everyday(encoding: str) -> frozenset[str]:
    """Return level 1 of GB 2312 (3,755 hanzi) or of Big5 (5,401 hanzi)."""
    first, last = (0xB0A1, 0xD7F9) if encoding == "gb18030" else (0xA440, 0xC67E)
    pairs = (code.to_bytes(2, "big") for code in range(first, last + 1))
    known = (_strict(pair, "gb2312" if encoding == "gb18030" else "big5") for pair in pairs)
    return frozenset(character for character in known if character and len(character) == 1)
