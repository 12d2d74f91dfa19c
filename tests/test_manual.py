"""The manual tells what there is: pictures, pages and words on the screen that are not (any more) fail here."""

import ast
import re
from pathlib import Path

import pytest

from lib.ui import manual

ROOT = Path(__file__).resolve().parents[1]
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(manual.DOCS.glob("*.md"))}
PICTURES = {path.relative_to(manual.DOCS).as_posix(): path for path in sorted(manual.DOCS.glob("pictures/*.png"))}
TITLES = set(re.findall(r'title="([^"]+)", icon', (ROOT / "dashboard.py").read_text(encoding="utf-8")))
HOLE = "\0"  # where a word is put in when the program runs
MOST, LARGEST, TOGETHER = 14, 120_000, 1_300_000


def words_in(source):
    """Return every text that a program's source can put on the screen, with a hole where a word is put in.

    Of HTML and of style the texts between tags and between quotes.
    """
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(one.value) if isinstance(one, ast.Constant) else HOLE for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        found.update((text, *re.split(r"<[^>]*>", text), *re.findall('"([^"]*)"', text)))
    return found


def is_said(label, texts):
    """Tell whether a label is one of the texts, whatever stands in the holes; holes alone say nothing."""
    if label in texts:
        return True
    holed = [text for text in texts if HOLE in text and len(re.findall("[一-鿿]", text)) > 1]
    return any(re.fullmatch(re.escape(text).replace(re.escape(HOLE), ".+"), label) for text in holed)


@pytest.fixture(scope="module")
def on_screen():
    files = [ROOT / "dashboard.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "lib").rglob("*.py")]
    return set().union(*(words_in(path.read_text(encoding="utf-8")) for path in files))


@pytest.mark.parametrize("name", TEXTS)
def test_every_quoted_word_is_on_the_screen(name, on_screen):
    quoted = re.findall("【(.+?)】", TEXTS[name])
    assert [one for one in dict.fromkeys(quoted) if not is_said(one, on_screen)] == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_bold_word_is_a_page(name):
    assert set(re.findall(r"\*\*(.+?)\*\*", TEXTS[name])) <= TITLES


def test_every_page_is_told_of_in_the_manual():
    told = set(re.findall(r"\*\*(.+?)\*\*", "".join(TEXTS.values())))
    assert TITLES - told == set()


def test_every_picture_is_there_and_every_file_is_used_once():
    linked = [picture["file"] for text in TEXTS.values() for picture in manual.PICTURE.finditer(text)]
    assert sorted(linked) == sorted(PICTURES)
    assert sum(text.count("![") for text in TEXTS.values()) == len(linked)  # each in the form that the page shows


def test_pictures_are_few_and_small():
    sizes = [path.stat().st_size for path in PICTURES.values()]
    assert len(sizes) <= MOST and max(sizes) <= LARGEST and sum(sizes) <= TOGETHER


def test_every_link_between_the_files_leads_somewhere():
    for name, text in TEXTS.items():
        for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)#]+)\)", text):
            assert (manual.DOCS / target).exists(), (name, target)
    # On the screen a link to a file would lead nowhere.
    assert not re.search(r"(?<!!)\[[^\]]+\]\(", "".join(TEXTS[f"{name}.md"] for name in manual.USERS.values()))


def test_each_user_has_a_page_that_begins_with_a_minute_and_goes_on_with_recipes():
    for user, name in manual.USERS.items():
        (title, opening), *recipes = manual.chapters(user)
        assert title.startswith(f"{user}：") and f"({name}.md)" in TEXTS["README.md"]
        assert 50 < len(opening) < 400 and len(recipes) > 7
        assert all(re.search(r"(?m)^1\. ", words) for _, words in recipes)


def test_the_page_shows_the_manual_of_the_user_in_the_address_with_its_pictures(open_page):
    page = open_page("pages/about/manual.py", manual_user="经办")
    assert not page.exception and page.session_state["manual_user"] == "经办"
    assert [one.value for one in page.header] == [title for title, _ in manual.chapters("经办")[1:]]
    shown = sum(len(manual.PICTURE.findall(words)) for _, words in manual.chapters("经办"))
    assert len(page.get("image")) == shown > 3
    assert "【发布原因】" in page.markdown[0].value and "![" not in "".join(one.value for one in page.markdown)


def test_a_user_for_whom_there_is_no_manual_is_named(open_page):
    page = open_page("pages/about/manual.py", manual_user="记者")
    assert "没有找到“记者”，现在显示的是“领导”" in page.warning[0].value
    assert page.session_state["manual_user"] == "领导"


def test_a_word_that_nobody_says_is_found():
    texts = words_in('f"下载{what}（Excel）", f"{a}：{b}", "<button>复制链接</button>", \'content: "选择文件"\'')
    for said in ("下载表格（Excel）", "复制链接", "选择文件"):
        assert is_said(said, texts)
    for gone in ("下载表格（CSV）", "下载（Excel）", "复制", "甲：乙"):
        assert not is_said(gone, texts)
