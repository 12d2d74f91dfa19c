"""Text from documents inside Streamlit's Markdown: shown as it is, never run as markup."""

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:@])")


def plain(text: str) -> str:
    """Return text with every character escaped that Markdown or Streamlit could take for markup."""
    return _MARKUP.sub(r"\\\1", text)
