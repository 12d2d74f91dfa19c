"""The package: Chinese names that any program reads, the same bytes again, and how to make them."""

import io
import zipfile

import pptx
import pytest

from lib.exports.meeting.deck_template import TemplateFault
from lib.exports.meeting.frozen import frozen
from lib.exports.meeting.pack import FILES, pack, package_name


@pytest.fixture(scope="module")
def material(shipped_material):
    return shipped_material("qingdao-2008", peer="fenghua-2019")


@pytest.fixture(scope="module")
def packed(material):
    return pack(material)


def test_every_file_is_inside_under_a_chinese_name_marked_as_utf8(packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as content:
        found = content.infolist()
        assert [one.filename for one in found] == [*(name for name, _ in FILES), "说明.txt"]
        assert all(one.flag_bits & 0x800 and one.date_time == (1980, 1, 1, 0, 0, 0) for one in found)
        assert content.testzip() is None
        assert len(pptx.Presentation(io.BytesIO(content.read("演示文稿.pptx"))).slides) > 14


def test_the_same_material_gives_the_same_bytes(material, packed):
    assert pack(material) == packed


def test_the_note_tells_contents_sources_versions_and_the_command(packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as content:
        raw = content.read("说明.txt")
    note = raw.decode("utf-8-sig")
    assert raw.startswith(b"\xef\xbb\xbf") and note.count("\r\n") == note.count("\n")
    for name, _ in FILES:
        assert name in note
    assert "数据截至：2026-11-25" in note and "青政办字〔2008〕86号" in note and "奉政发〔2019〕47号" in note
    assert (
        "python -m lib.cli pack --document qingdao-2008 --version 0 --previous none "
        "--compare fenghua-2019 --compare-version 0 --made-on 2026-11-25" in note
    )
    assert "演示数据" not in note


def test_demonstration_data_is_told_in_the_note_and_in_the_name(shipped_material):
    material = shipped_material("demo-2024")
    with zipfile.ZipFile(io.BytesIO(pack(material))) as content:
        note = content.read("说明.txt").decode("utf-8-sig")
    assert "含演示数据" in note and "--previous demo-2021 --previous-version 0" in note
    assert "演示数据" in package_name(material)


def test_progress_is_told_from_nothing_to_all(material):
    told = []
    pack(material, lambda share, words: told.append((share, words)))
    shares = [share for share, _ in told]
    assert shares[0] == 0 and shares[-1] == 1 and shares == sorted(shares) and "演示文稿" in told[0][1]


def test_a_template_that_cannot_be_used_stops_the_package(material):
    with pytest.raises(TemplateFault):
        pack(material, template=b"not a deck")


def test_files_are_frozen_to_the_day_of_the_data():
    stream = io.BytesIO()
    pptx.Presentation().save(stream)
    with zipfile.ZipFile(io.BytesIO(frozen(stream.getvalue(), "2026-11-25"))) as content:
        assert b"2026-11-25T00:00:00Z</dcterms:modified>" in content.read("docProps/core.xml")
        assert {one.date_time for one in content.infolist()} == {(1980, 1, 1, 0, 0, 0)}
