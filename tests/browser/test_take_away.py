"""What only a browser shows of taking things away: a chart saved as a picture, a page printed on one sheet."""

import re
import subprocess

import pytest

from tests.browser.lists import picked


@pytest.mark.parametrize(("kind", "start"), [("PNG（图片）", b"\x89PNG"), ("SVG（可放大、可编辑）", b"<svg")])
def test_a_chart_is_saved_as_a_picture_with_title_and_source(server, page, settled, kind, start):
    page.goto(f"{server}/coverage?place=青岛市")
    settled(page)
    page.get_by_text("表格与图片下载").click()
    camera = page.locator(".st-key-picture_coverage_parties .modebar-btn").first
    camera.wait_for()
    settled(page)
    if kind.startswith("SVG"):
        picked(page, page.get_by_label("图片格式"), kind)
        settled(page)
    with page.expect_download() as saved:
        camera.click()
    content = saved.value.path().read_bytes()
    assert saved.value.suggested_filename.startswith("青岛市2008年各组织联系部门.") and content.startswith(start)
    if kind.startswith("SVG"):
        text = content.decode()
        assert "青岛市2008年各组织联系部门" in text and "青政办字〔2008〕86号" in text
        assert re.search(r'width="1600"[^>]* height="900"', text)


@pytest.mark.parametrize("width", [1366, 1920])
def test_a_printed_page_is_whole_and_without_the_menu(server, page, settled, tmp_path, width):
    page.set_viewport_size({"width": width, "height": 1080})
    page.goto(f"{server}/coverage?place=青岛市")
    settled(page)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    sheet = page.locator('[data-testid="stPlotlyChart"] .main-svg').first
    drawn = sheet.bounding_box()["width"]
    page.emulate_media(media="print")
    assert not page.locator('[data-testid="stSidebar"]').is_visible()
    assert not page.get_by_text("表格与图片下载").is_visible()
    assert drawn * 0.66 <= 1032, "wider than a sheet of A4 lying on its side"
    pdf = tmp_path / "page.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True, print_background=True)
    pages = re.findall(rb"/Type\s*/Page[^s]", pdf.read_bytes())
    assert len(pages) == 1
    told = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=False)
    if told.returncode == 0:
        assert "157" in told.stdout.decode() and "22" in told.stdout.decode()
