"""Hostile words in every file that is handed out: letters, never a formula, a link, a field or a program."""

import io
import json
import os
import subprocess
import sys
import zipfile

import pandas as pd
import pypdfium2
import pytest
from lxml import etree

from lib.exports.annex_forms import contact_form, report_form
from lib.exports.csv_file import table_csv
from lib.exports.plan_word import plan_word
from lib.exports.workbook import matrix_workbook, table_workbook, template_workbook
from tests.conftest import ROOT
from tests.security.conftest import FRESH, NAMES, SHIPPED, TEXT

MATRIX = pd.DataFrame({"民革": [True] * len(NAMES)}, index=list(NAMES)).astype("boolean")
# What makes an Office file run, fetch or compute something.
ALIVE = ("hyperlink", "instrText", "fldSimple", "oleObject", "control", "ddeLink", "hlinkClick", "altChunk")
FORMULA = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f"


@pytest.fixture(scope="module")
def package(hostile, tmp_path_factory):
    """The files of the meeting's package, made by the command that its note names."""
    out = tmp_path_factory.mktemp("package")
    command = [sys.executable, "-m", "lib.cli", "pack", "--document", FRESH, "--previous", SHIPPED, "--compare"]
    command += ["qingdao-2008", "--out", str(out), "--json"]
    known = {**os.environ, "LIAISON_DATABASE_URL": hostile}
    ran = subprocess.run(command, cwd=ROOT, env=known, capture_output=True, check=True)
    with zipfile.ZipFile(json.loads(ran.stdout)["file"]) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def harmless(content):
    """Return all words of an Office file after looking at every part of it; page numbers are its only fields."""
    words = []
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            assert not name.startswith("/") and ".." not in name and "vba" not in name.lower()
            if name.endswith(".xlsx"):  # behind a chart
                words.append(harmless(packed.read(name)))
            if not name.endswith((".xml", ".rels")):
                continue
            root = etree.fromstring(packed.read(name))
            for one in root.iter(etree.Element):
                field = [value for key, value in one.attrib.items() if key.endswith("}instr")]
                alive = etree.QName(one).localname in ALIVE and [value.split()[0] for value in field] != ["PAGE"]
                assert not alive and one.tag != FORMULA, (name, one.tag, field)
                assert one.get("TargetMode") != "External", name
                words.append(one.text or "")
    return "".join(words)


def test_the_package_holds_hostile_words_as_letters(package):
    assert {one.rsplit(".")[-1] for one in package} == {"pptx", "docx", "pdf", "xlsx", "txt"}
    for name, content in package.items():
        assert ".." not in name and "/" not in name
        if name.endswith(("pptx", "docx", "xlsx")):
            words = harmless(content)
            assert not [one for one in NAMES[1:] if one not in words], name  # the first is in the older list alone
            assert name.endswith("xlsx") or TEXT in words


def test_the_pdf_sets_words_and_reads_no_file(package):
    (content,) = (content for name, content in package.items() if name.endswith(".pdf"))
    pages = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert '#read("/etc/passwd") #import "@preview/x:1"' in text and "root:" not in text
    assert "<script>hacked=2</script>" in text and "{{7*7}}" in text and "49" not in text.split("{{7*7}}")[1][:9]
    assert not [word for word in (b"/JavaScript", b"/JS", b"/URI", b"/Launch", b"/OpenAction") if word in content]


@pytest.mark.parametrize(
    "content",
    [
        plan_word(TEXT, MATRIX, False, "2026-01-20", (TEXT, *NAMES), TEXT),
        plan_word(TEXT, MATRIX, True, "2026-01-20", (TEXT, *NAMES), TEXT),
        report_form(TEXT, "、".join(NAMES), "2026-01-20", NAMES, {"联合调研": NAMES}, [(NAMES[0], TEXT)] * 2, TEXT),
        contact_form(TEXT, "、".join(NAMES), "2026-01-20", [(*NAMES[:3], TEXT)], TEXT),
        matrix_workbook(MATRIX, (TEXT, *NAMES)),
        table_workbook(pd.DataFrame({TEXT: [*NAMES, "=1+1", "@SUM(A1)"]}), (TEXT,)),
        template_workbook(("民革",), NAMES),
    ],
    ids=["plan", "plan by organisation", "report", "contacts", "matrix", "table", "template"],
)
def test_each_other_file_too(content):
    words = harmless(content)
    assert not [one for one in NAMES[:3] if one not in words]


def test_no_cell_of_a_csv_begins_a_formula_whatever_divides_the_cells():
    cells = [*NAMES, "=1+1", "x\n=1", "＝1+1", "\t=1", "@x", "-2+3|cmd"]
    read = pd.read_csv(io.BytesIO(table_csv(pd.DataFrame({"=A1": cells}))), dtype=str, keep_default_na=False)
    assert not [one for one in [*read.columns, *read.iloc[:, 0]] if one.startswith(("=", "+", "-", "@", "＝", "\t"))]
