"""The meeting's materials in a browser: one click gives the package, with progress; a template is taken or refused."""

import io
import zipfile
from urllib.parse import quote

import pptx
from playwright.sync_api import expect

from lib.exports.meeting.pack import FILES


def packed(page, label):
    with page.expect_download() as download:
        page.get_by_text(label).click()
    return download.value


def test_one_click_gives_the_whole_package(page, server, settled, shot):
    page.goto(f"{server}/{quote('materials?meeting_peer=宁波市奉化区2019年', safe='?=&')}")
    settled(page)
    download = packed(page, "生成并下载全部会议材料")
    assert download.suggested_filename == "青岛市2008年对口联系工作会议材料.zip"
    with zipfile.ZipFile(download.path()) as content:
        assert content.namelist() == [*(name for name, _ in FILES), "说明.txt"]
        assert "--compare fenghua-2019" in content.read("说明.txt").decode("utf-8-sig")
    expect(page.get_by_text("已做好，交给浏览器下载")).to_be_visible()
    shot(page, "materials")


def test_an_own_template_is_used_and_another_file_is_refused_in_words(page, server, settled, tmp_path):
    page.goto(f"{server}/materials")
    settled(page)
    page.get_by_text("用本单位的演示文稿模板").click()
    page.set_input_files('input[type="file"]', {"name": "a.txt", "mimeType": "text/plain", "buffer": b"no deck"})
    expect(page.get_by_text("a.txt：这个文件不是可用的演示文稿模板")).to_be_visible()
    stream = io.BytesIO()
    own = pptx.Presentation()
    own.save(stream)
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    page.set_input_files('input[type="file"]', {"name": "own.pptx", "mimeType": kind, "buffer": stream.getvalue()})
    expect(page.get_by_text("将使用“own.pptx”")).to_be_visible()
    download = packed(page, "生成并下载全部会议材料")
    with zipfile.ZipFile(download.path()) as content:
        made = pptx.Presentation(io.BytesIO(content.read("演示文稿.pptx")))
    assert made.slide_width == own.slide_width and made.slides[1].slide_layout.name == "Title Only"
