"""A template of a deck that was made to do harm is refused in words, before it costs memory or reaches a meeting."""

import io
import zipfile

import pytest

from lib.exports.meeting.deck_template import TemplateFault, opened, own

MASTER = "ppt/slideMasters/slideMaster1.xml"
RELS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(name: str, old: bytes, new: bytes, more: bytes = b"") -> bytes:
    """Return our own template with something replaced in one of its parts, and one more part if given."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(own())) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for one in source.namelist():
            part = source.read(one)
            assert one != name or old in part
            target.writestr(one, part.replace(old, new) if one == name else part)
        if more:
            target.writestr("ppt/embeddings/x.bin", more)
    return made.getvalue()


def related(kind: str, target: str, mode: str = "") -> bytes:
    end = b"</Relationships>"
    rel = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'.encode()
    return changed(RELS, end, rel + end, b"" if mode else b"MZ")


EXTERNAL = ' TargetMode="External"'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: changed(MASTER, b"</p:spTree>", b"<p:x/>" * 2_000_000 + b"</p:spTree>"), "解压后太大"),
        (lambda: related("image", "http://hostile.example/x.png", EXTERNAL), "引用了别处"),
        (lambda: related("image", "file://hostile.example/share/x.png", EXTERNAL), "引用了别处"),
        (lambda: related("oleObject", "../embeddings/x.bin"), "对象或控件"),
        (lambda: related("control", "../embeddings/x.bin"), "对象或控件"),
    ],
    ids=["five hundred million bytes in memory", "web", "share", "object", "control"],
)
def test_a_template_that_fetches_runs_or_swells_is_refused(content, said):
    with pytest.raises(TemplateFault, match=said):
        opened(content())


def test_a_link_to_the_offices_own_site_is_no_harm():
    assert opened(related("hyperlink", "http://office.example/", EXTERNAL)).presentation
