"""A chart is drawn once: Streamlit hands Plotly everything twice, and large charts would take twice as long."""

import pytest

from tests.browser.charts import FITTED, SIZES, chart, clicked, opened

# How often Plotly began to draw each chart once more, seen from when it was first drawn.
AGAIN = """
window.again = {};
new MutationObserver(() => {
    for (const plot of document.querySelectorAll('.js-plotly-plot')) {
        if (plot.seen || !plot.on) continue;
        plot.seen = true;
        const name = plot.closest('[class*="st-key-"]').className.match(/st-key-(\\w+)/)[1];
        again[name] = 0;
        plot.on('plotly_beforeplot', () => { again[name] += 1; });
    }
}).observe(document, {subtree: true, childList: true, attributes: true});
"""


@pytest.mark.parametrize(
    ("path", "key", "size"),
    [
        ("", "overview_chart", "office"),
        ("network?network_view=部门之间", "network_departments", "office"),
        ("matrix", "matrix_chart", "projector"),
    ],
)
def test_a_chart_is_drawn_once(page, server, settled, path, key, size):
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.add_init_script(AGAIN)
    opened(page, server, settled, path)
    chart(page, key).wait_for()
    assert page.evaluate("again")[key] == 0


def test_a_chart_that_a_choice_changes_is_drawn_once_and_anew_when_its_place_changes(page, server, settled):
    page.add_init_script(AGAIN)
    opened(page, server, settled, "coverage?place=青岛市")
    chart(page, "coverage_parties")
    box = page.get_by_role("combobox", name="地区")
    box.fill("宁波市奉化区")
    page.get_by_role("option", name="宁波市奉化区", exact=True).click()
    page.get_by_text("26个部门").first.wait_for()
    bars = chart(page, "coverage_parties")
    assert page.evaluate("again") == {"coverage_parties": 0}
    assert bars.locator(".bars .point").count() == 5
    clicked(page, "coverage_parties", 0, ["民盟"], page.locator(".st-key-card"))
    before = bars.bounding_box()["width"]
    page.set_viewport_size({"width": 1100, "height": 768})
    page.wait_for_function("() => again.coverage_parties > 0")
    assert bars.bounding_box()["width"] < before - 50


def test_a_ring_is_as_large_again_after_a_narrow_window(page, server, settled):
    opened(page, server, settled, "network?network_view=组织之间")
    ring = chart(page, "network_parties")
    width = ring.locator(".scatterlayer").first.bounding_box()["width"]
    for narrow in (900, 1366):
        page.set_viewport_size({"width": narrow, "height": 768})
        page.wait_for_function(FITTED)
    assert ring.locator(".scatterlayer").first.bounding_box()["width"] == pytest.approx(width, abs=1)


def test_charts_follow_when_the_computer_turns_dark(page, server, settled):
    opened(page, server, settled, "coverage")
    bars = chart(page, "coverage_parties")
    light = bars.locator(".ytick text").first.evaluate("one => getComputedStyle(one).fill")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        """light => {
            const name = document.querySelector('.ytick text');  // there is none for a moment
            return name && getComputedStyle(name).fill !== light;
        }""",
        arg=light,
    )
