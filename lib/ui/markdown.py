"""Text from documents inside Streamlit's Markdown: shown as it is, never run as markup or turned into a link."""

import re

from lib.vocabulary.characters import legible

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:@&])")
# Bare addresses become links even when escaped; an invisible joiner inside keeps them text.
_ADDRESS = re.compile(r"(?i)(https?|ftp|mailto|www)(?=[:.])|(?<=\S)(?=@)")
_JOINER = "\u2060"


def plain(text: str) -> str:
    """Return text with every character escaped that Markdown or Streamlit could take for markup."""
    return _MARKUP.sub(r"\\\1", _ADDRESS.sub(lambda found: found.group() + _JOINER, legible(text)))
