"""What a reader is told when a page fails: a broken vocabulary by name, everything else in general."""

import pytest

from lib.ui import server
from lib.vocabulary.tables import VocabularyFault


@pytest.fixture
def said(monkeypatch):
    sentences = []
    monkeypatch.setattr(server.st, "error", sentences.append)
    return sentences


def test_a_broken_vocabulary_is_named_even_when_another_error_follows_from_it(said):
    fault = VocabularyFault("parties", "不存在")
    other = ImportError("no parties")
    other.__cause__ = fault
    assert server.say_error(fault) and server.say_error(other)
    assert said == ["词表 data/vocabulary/parties.csv 不存在。请改正或恢复该文件后重试。"] * 2


def test_any_other_error_is_told_in_general_and_never_in_its_own_words(said):
    assert server.say_error(KeyError("town"))
    assert "这一页出了问题" in said[0] and "town" not in said[0]
