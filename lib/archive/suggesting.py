"""What an upload says of itself, held against the register: which place, which document, what it repeals."""

import re
from collections.abc import Mapping
from dataclasses import replace

from lib.archive.directory import bare
from lib.archive.document import Document, Jurisdiction
from lib.archive.holdings import Holdings
from lib.archive.jurisdictions import place_name
from lib.archive.suggestion import Suggestion
from lib.intake.notice.metadata import Metadata
from lib.intake.prose import COMMITTEES
from lib.intake.upload import Upload

# The names of levels in a notice; what calls itself 市 may be a province (天津市) or a county (嵊州市) too.
_LEVELS = {
    "province": ("省级", "市级"),
    "city": ("市级",),
    "county": ("县级", "市级"),
    "district": ("县级",),
}
_CITED = re.compile(r"(?P<title>.+?)[（(](?P<number>[^（）()]*\d[^（）()]*号)[）)]")
_LONGEST_TITLE = 100
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_YEAR_OF_TITLE = re.compile(rf"{_YEAR.pattern}(?=\s*[年—–~至-])")  # that of a number, 〔2019〕12号, is not the list's


def suggestion(name: str, upload: Upload, held: Holdings) -> Suggestion:
    """Return what a read file of that name suggests for the register."""
    partial = any(one.code == "rows-left-out" for one in upload.warnings)
    return replace(_of_upload(name, upload, held), partial=partial)


def _of_upload(name: str, upload: Upload, held: Holdings) -> Suggestion:
    said = upload.metadata
    if said is not None and said.place.startswith("关于"):  # words of a title, no place
        said = replace(said, place="")
    if said is None or not (said.place or said.title or said.number or upload.notice):
        return _of_table(name, upload, held)
    code = _called(said.place, said.level, held.jurisdictions)
    likely = held.codes.get(code, ()) if code else held.numbered.get(bare(said.number), ())
    document = next((one for one in likely if _same(said, one, code)), None)
    old = _repealed(said, code, held)
    rest = tuple(title for title in said.repeals if not any(_names(title, held.documents[one]) for one in old))
    register = {
        "title": said.title,
        "number": said.number,
        "issued_on": said.issued_on,
        "source": f"通知原文（{said.number or name}）",
        "counterpart_kind": "committee" if upload.rows == COMMITTEES else "",
        "notes": f"原文写明废止：{'、'.join(map(bracketed, rest))}。" if rest else "",
    }
    return Suggestion(
        stated=said.place or (document.place if document else ""),
        jurisdiction=document.jurisdiction if document else code,
        document_id=document.document_id if document else "",
        fresh=document is None and any((said.title, said.number, said.issued_on)),
        year=said.year or _year_of(said.title, name),
        register={name: value for name, value in register.items() if value},
        repealed=tuple(one for one in old if document is None or one != document.document_id),
        repeals=rest,
    )


def _of_table(name: str, upload: Upload, held: Holdings) -> Suggestion:
    """Return what the title above a table, or its file's name, says: a place, a year and a title.

    A list of a year of which nothing is held of its place is a document of its own.
    """
    title = next((one for one in upload.titles if len(one) <= _LONGEST_TITLE), "")
    for text in (title, name):
        code = _named_in(text, held.jurisdictions)
        if code:
            break
    year, here = _year_of(title, name), held.codes.get(code, ())
    register = {"title": title, "source": f"部门报来的文件（{name}）"}
    return Suggestion(
        stated=place_name(code, held.jurisdictions) if code else "",
        jurisdiction=code,
        fresh=bool(here) and year is not None and not any(one.may_be_of(year) for one in here),
        year=year,
        register={name: value for name, value in register.items() if value},
    )


def _year_of(title: str, name: str) -> int | None:
    """Return the one year that a title states, or else the file's name; None where they state none or several."""
    years = {int(year) for year in _YEAR_OF_TITLE.findall(title) or _YEAR.findall(name)}
    return years.pop() if len(years) == 1 else None


def _called(stated: str, level: str, places: Mapping[str, Jurisdiction]) -> str:
    """Return the code of the one place that is called so, alone or with the places it lies in; "" for none, several."""
    found = [
        code
        for code, place in places.items()
        if stated.endswith(place.name)
        and (not level or level in _LEVELS[place.level])
        and _joined(stated.removesuffix(place.name), place.parent, places)
    ]
    return found[0] if len(found) == 1 else ""


def _joined(before: str, code: str, places: Mapping[str, Jurisdiction]) -> bool:
    """Tell whether `before` is nothing, or names places in which the one after it lies, from the outside in."""
    passed: set[str] = set()
    while before and code in places and code not in passed:
        passed.add(code)
        before, code = before.removesuffix(places[code].name), places[code].parent
    return not before


def _named_in(text: str, places: Mapping[str, Jurisdiction]) -> str:
    """Return the code of the innermost place that a title names, "" for none, several, or one inside it not known."""
    named = {code: place.name for code, place in places.items() if place.name in text}  # a few of thousands
    found = {
        code for code, name in named.items() if re.search(rf"{re.escape(name)}(?![一-鿿]{{1,4}}?[区县旗市州])", text)
    }
    inner = found - {places[code].parent for code in found}
    return inner.pop() if len(inner) == 1 else ""


def _same(said: Metadata, document: Document, code: str) -> bool:
    """Tell whether a notice is a document that is held: by its number, otherwise by title and year in one place."""
    if code and document.jurisdiction != code:
        return False
    if said.number and document.number:
        return bare(said.number) == bare(document.number)
    if not code or not _alike(said.title, document.title):
        return False
    return said.year is None or document.year is None or said.year == document.year


def _repealed(said: Metadata, code: str, held: Holdings) -> list[str]:
    """Return the held documents of the place that a notice says it repeals and that nothing has repealed yet."""
    return [
        one.document_id
        for one in held.codes.get(code, ())
        if not one.repealed_by and one.document_id in held.matrices
        if any(_names(title, one) for title in said.repeals)
    ]


def _names(cited: str, document: Document) -> bool:
    """Tell whether a citation is of a document: by its number where both have one, otherwise by the title."""
    title, number = _cited(cited)
    if number and document.number:
        return bare(number) == bare(document.number)
    return _alike(title, document.title)


def _cited(cited: str) -> tuple[str, str]:
    """Return title and number of a citation; the number stands in brackets at its end, "" for none."""
    found = _CITED.fullmatch(cited)
    return (found["title"], found["number"]) if found else (cited, "")


def bracketed(cited: str) -> str:
    """Return a citation as a text writes it: the title in 《》, the number after it."""
    title, number = _cited(cited)
    return f"《{title}》（{number}）" if number else f"《{title}》"


def _alike(one: str, other: str) -> bool:
    """Tell whether two titles are the same, one of them perhaps without the name of the issuer in front."""
    short, long = sorted((bare(one), bare(other)), key=len)
    return len(short) >= 8 and long.endswith(short)
