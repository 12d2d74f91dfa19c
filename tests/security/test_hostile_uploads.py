"""Small files that would swell in memory, and what the processes that read files may not do."""

import io
import resource
import subprocess
import sys

import docx
import pytest
from docx.oxml.ns import qn

from lib.intake.upload import read_upload
from tests.conftest import ROOT


def spans_of_a_page():
    cell = f"<td colspan=60 rowspan=60>{'局' * 200}</td>" * 3
    return ("<html><body><table>" + f"<tr>{cell}</tr>" * 100 + "</table></body></html>").encode()


def spans_of_a_word_file():
    document = docx.Document()
    table = document.add_table(1, 1)
    cell = table.cell(0, 0)
    cell.text = "局" * 10_000
    cell._tc.get_or_add_tcPr().get_or_add_gridSpan().val = 20_000
    made = io.BytesIO()
    document.save(made)
    assert cell._tc.tcPr.find(qn("w:gridSpan")) is not None
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "name"), [(spans_of_a_page(), "a.html"), (spans_of_a_word_file(), "a.docx")], ids=["page", "Word"]
)
def test_a_cell_that_spans_the_world_does_not_fill_the_memory_of_the_server(content, name):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    upload = read_upload(content, name)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert len(content) < 200_000 and [one.code for one in upload.problems] == ["too-large"]
    assert grown < 150_000, f"{grown} KB"


@pytest.mark.parametrize("reader", ["workbook_child.py", "document_child.py"])
@pytest.mark.parametrize("deed", ["open({file!r}, 'wb', 0).write(b'x')", "bytearray(1024**3)"], ids=["file", "memory"])
def test_what_reads_a_file_writes_none_and_takes_no_more_memory_than_it_is_given(tmp_path, reader, deed):
    file, limits = tmp_path / "written", "m['_limit'](1024**3, 20)"
    for limited in (False, True):
        lines = ["import runpy", f"m = runpy.run_path({str(ROOT / 'lib/intake' / reader)!r})", limits * limited]
        program = "\n".join([*lines, deed.format(file=str(file))])
        ran = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, check=False)
        assert (ran.returncode == 0) is not limited, ran.stderr
        written = file.exists() and file.read_text()
        assert limited and not written or not limited
        file.unlink(missing_ok=True)
