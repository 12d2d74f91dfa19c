"""名词解释: every word that stands on the screen, what it means, and for a number how it is worked out."""

from lib.ui import glossary_views, messages
from lib.vocabulary.terms import TERMS

messages.finding(f"各页用的 {len(TERMS)} 个词，一词一义；数字的算法、取值和出处写在各词之下。")

# What the reader is looking for
text, group = glossary_views.choice()

# The words by group, and all of them to take away
glossary_views.listed(text, group)
messages.based_on("文件原文的用词、本系统的方法说明和所列文献。")
