"""The sentences and speaker notes that the office writes in place of the generated ones: kept here, saved for all."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.sheets import DECK, Draft, SheetKey
from lib.archive.unavailable import Unavailable
from lib.exports.meeting.slides import Slide
from lib.intake.filled.values import holds_number
from lib.ui import access, saving
from lib.ui.loading import holdings, once_for_all, store
from lib.ui.markdown import plain

KINDS = {"sentences": "句子", "notes": "备注"}
_LONGEST = 600
_EDITS = "present_edits"
Words = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Saved:
    """The words of a deck as the archive has them: kind → slide key → text; `fault` says why they cannot be read."""

    words: Words
    number: int
    fault: str = ""


def key_of(document: Document) -> SheetKey:
    """Return the sheet that keeps the words of a document's deck."""
    return SheetKey(DECK, document.jurisdiction, 0, document.document_id)


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
            KINDS[kind],
            key=key,
            height=height,
            max_chars=_LONGEST,
            on_change=_changed,
            args=(document, kind, slide.key, key),
        )
    st.caption("清空后恢复自动生成的文字。电话号码不会放映。")
    _save(document, saved)


def words_from(content: bytes) -> Words:
    """Return what was saved of a deck. Raises ValueError when the bytes are none."""
    told = json.loads(content or b"{}")
    if not isinstance(told, dict) or not all(isinstance(told.get(kind, {}), dict) for kind in KINDS):
        raise ValueError("not the words of a deck")
    return {kind: {str(key): str(text)[:_LONGEST] for key, text in told.get(kind, {}).items()} for kind in KINDS}


def _edits(document: Document) -> Words:
    every: dict[str, Words] = st.session_state.setdefault(_EDITS, {})
    return every.setdefault(document.document_id, {kind: {} for kind in KINDS})


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
        if saving.save(
            [Draft(key_of(document), content, saving.seen(key_of(document), saved.number))],
            by,
            why,
            document.jurisdiction,
        ):
            st.session_state[_EDITS].pop(document.document_id, None)
            saving.tell_later("present", "文字已保存，所有人打开这份名单的展示时都会看到。")
            st.rerun()


def _saved(document: Document) -> Saved:
    try:
        return once_for_all(_read, document.jurisdiction, document.document_id)
    except Unavailable as error:
        return Saved({kind: {} for kind in KINDS}, 0, str(error))


def _read(_held: Holdings, jurisdiction: str, document_id: str) -> Saved:
    nothing: Words = {kind: {} for kind in KINDS}
    for sheet in store().sheets(DECK, jurisdiction):
        if sheet.key.unit != document_id:
            continue
        try:
            if not sheet.whole:
                raise ValueError
            return Saved(words_from(sheet.content), sheet.number)
        except ValueError:
            return Saved(
                nothing, sheet.number, "存档中这份展示的文字已损坏，读不出来，现用自动生成的文字。请重新保存。"
            )
    return Saved(nothing, 0)
