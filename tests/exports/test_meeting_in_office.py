"""The files as an office program opens them: LibreOffice turns them into PDF, whose words are read."""

import io
import os
import shutil
import subprocess

import pptx
import pytest

from lib.exports.meeting.deck import deck
from lib.exports.meeting.slides import slides
from lib.exports.meeting.tables import tables

OFFICE, WORDS = shutil.which("soffice"), shutil.which("pdftotext")
pytestmark = pytest.mark.skipif(
    not (OFFICE and WORDS), reason="LibreOffice and pdftotext are not installed (libreoffice-impress, poppler-utils)"
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """A function that returns the words of each page of a file, as LibreOffice prints it."""
    home = tmp_path_factory.mktemp("office")

    def read(content: bytes, name: str) -> list[str]:
        (home / name).write_bytes(content)
        settings = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        subprocess.run(
            [str(OFFICE), settings, "--headless", "--convert-to", "pdf", "--outdir", str(home), str(home / name)],
            check=True,
            capture_output=True,
            timeout=240,
            env={**os.environ, "HOME": str(home)},
        )
        printed = (home / name).with_suffix(".pdf")
        text = subprocess.run(
            [str(WORDS), "-layout", str(printed), "-"], check=True, capture_output=True, timeout=60
        ).stdout.decode()
        return ["".join(page.split()) for page in text.split("\f")[:-1]]

    return read


def test_the_deck_opens_with_all_its_pages_and_chinese_words(opened, shipped_material):
    material = shipped_material("qingdao-2008", peer="fenghua-2019")
    pages = opened(deck(slides(material), material.made_on), "deck.pptx")
    assert len(pages) == 16
    assert "对口联系工作" in pages[0] and "数据截至2026-11-25" in pages[0]
    assert all(word in pages[1] for word in ("2008年的基本数字", "九三学社", "各组织联系的部门数", "49.1%"))
    assert all(word in pages[2] for word in ("联系矩阵", "市教育局", "市食品药品监督管理局"))  # 40 rows on one page
    assert all("青政办字" in page for page in pages)


def test_the_workbook_prints_its_heads_on_every_page(opened, shipped_material):
    material = shipped_material("qingdao-2008", peer="fenghua-2019")
    pages = opened(tables(slides(material), material.made_on), "tables.xlsx")
    matrix = [page for page in pages if "农工党" in page and "类别部门" in page]
    assert len(matrix) == 2 and "市教育局" in matrix[0] and "市食品药品监督管理局" in matrix[1]


def test_a_deck_in_an_offices_template_opens_too(opened, shipped_material):
    stream = io.BytesIO()
    pptx.Presentation().save(stream)
    material = shipped_material("demo-2024")
    pages = opened(deck(slides(material), material.made_on, stream.getvalue()), "own.pptx")
    assert len(pages) > 12 and all("演示数据" in page for page in pages)
