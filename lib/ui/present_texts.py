"""The sentences and speaker notes that the office writes in place of the generated ones: kept here, saved for all."""

import json
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lib.archive.deck_words import KINDS, LONGEST, Saved, Words, key_of, nothing, saved_words
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.sheets import Draft
from lib.archive.unavailable import Unavailable
from lib.exports.meeting.material import Material
from lib.exports.meeting.slides import Slide
from lib.intake.filled.contact import hidden_numbers
from lib.intake.filled.values import holds_number
from lib.ui import access, saving
from lib.ui.loading import holdings, once_for_all, store
from lib.ui.markdown import plain

_LABELS = {"sentences": "句子", "notes": "备注"}
_EDITS = "present_edits"


def worded(material: Material, document: Document) -> Material:
    """Return the material with the words in place of generated ones: what is saved, under what was changed here."""
    texts = {
        kind: {key: hidden_numbers(text) for key, text in words.items()} for kind, words in texts_of(document).items()
    }
    return replace(material, sentences=texts["sentences"], notes=texts["notes"])


def texts_of(document: Document) -> Words:
    """Return the words in place of generated ones: what is saved, under what was changed in this session."""
    saved, edits = _saved(document).words, _edits(document)
    found = {kind: {**saved[kind], **edits[kind]} for kind in KINDS}
    return {kind: {key: text for key, text in words.items() if text} for kind, words in found.items()}


def editor(document: Document, shown: Sequence[Slide]) -> None:
    """Let the presenter change sentence and notes of one slide at a time; an emptied field brings back the old text."""
    saving.told("present")
    saved = _saved(document)
    if saved.fault:
        st.warning(plain(saved.fault))
    headings = {f"{at}. {slide.heading}": slide for at, slide in enumerate(shown, start=1)}
    slide = headings[st.selectbox("改哪一页", list(headings), key="present_edited")]
    fields = {"sentences": (slide.sentence, 110), "notes": (slide.notes, 150)}
    for kind, column in zip(KINDS, st.columns(2), strict=True):
        text, height = fields[kind]
        key = f"present_{kind}_{document.document_id}_{slide.key}"
        st.session_state.setdefault(key, text)
        column.text_area(
            _LABELS[kind],
            key=key,
            height=height,
            max_chars=LONGEST,
            on_change=_changed,
            args=(document, kind, slide.key, key),
        )
    st.caption("清空后恢复自动生成的文字。电话号码不会放映。")
    _save(document, saved)


def _edits(document: Document) -> Words:
    every: dict[str, Words] = st.session_state.setdefault(_EDITS, {})
    return every.setdefault(document.document_id, nothing())


def _changed(document: Document, kind: str, slide: str, key: str) -> None:
    text = " ".join(str(st.session_state[key]).split())
    _edits(document)[kind][slide] = text
    if not text:
        del st.session_state[key]


def _save(document: Document, saved: Saved) -> None:
    edits = _edits(document)
    if not any(edits.values()):
        return
    person = access.publisher()
    if not access.may_publish(person, document.jurisdiction, holdings().jurisdictions) or person is None:
        st.caption("改动只在这次打开期间有效：保存给大家用需要发布权限。")
        return
    words = texts_of(document)
    numbers = [text for each in words.values() for text in each.values() if holds_number(text)]
    if numbers:
        st.error(plain(f"不能保存：文字中像有电话号码——“{numbers[0][:40]}”。请删去号码，会上需要时另行提供。"))
        return
    by, why = saving.signature(person, "present", "会议展示文字")
    if st.button("保存文字", key="present_save", type="primary"):
        content = json.dumps(words, ensure_ascii=False).encode("utf-8", "replace")
        key = key_of(document.jurisdiction, document.document_id)
        if saving.save([Draft(key, content, saving.seen(key, saved.number))], by, why, document.jurisdiction):
            st.session_state[_EDITS].pop(document.document_id, None)
            saving.tell_later("present", "文字已保存，所有人打开这份名单的展示时都会看到。")
            st.rerun()


def _saved(document: Document) -> Saved:
    try:
        return once_for_all(_read, document.jurisdiction, document.document_id)
    except Unavailable as error:
        return Saved(nothing(), 0, str(error))


def _read(_held: Holdings, jurisdiction: str, document_id: str) -> Saved:
    return saved_words(store(), key_of(jurisdiction, document_id))
