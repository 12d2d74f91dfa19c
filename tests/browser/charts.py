"""What browser tests do with charts: open a page, find and click a mark, look for labels that are not whole."""

from urllib.parse import quote

from playwright.sync_api import TimeoutError as LateError

SIZES = {"office": (1366, 768), "projector": (1920, 1080)}
PARTS = "[data-testid='stPlotlyChart'] svg text"


# Every chart is as wide as its place again: Plotly draws anew a moment after the window has changed.
FITTED = """() => [...document.querySelectorAll("[data-testid='stPlotlyChart']")].every(place => {
    const drawn = place.querySelector('.main-svg');
    return drawn && Math.abs(drawn.getBoundingClientRect().width - place.getBoundingClientRect().width) < 2;
})"""


def opened(page, server, settled, path):
    """Open a page by its path and choices, and wait until it is drawn."""
    page.goto(f"{server}/{quote(path, safe='/?=&')}")
    settled(page)
    return page


def chart(page, key):
    """Return the chart with this key once it is drawn."""
    found = page.locator(f".st-key-{key} .js-plotly-plot")
    found.locator(".main-svg").first.wait_for()
    return found


def spot(page, key, trace, wanted):
    """Return the place on the screen of the mark whose customdata is `wanted`."""
    return page.evaluate(
        """([key, trace, wanted]) => {
            const plot = document.querySelector(`.st-key-${key} .js-plotly-plot`);
            const marks = plot._fullData[trace], layout = plot._fullLayout;
            const at = marks.customdata.findIndex(found => wanted.every((part, i) => found[i] === part));
            const across = layout[marks.xaxis.replace('x', 'xaxis')];
            const down = layout[marks.yaxis.replace('y', 'yaxis')];
            const box = plot.getBoundingClientRect();
            const right = across._offset + across.d2p(marks.x[at]);
            return [box.left + right, box.top + down._offset + down.d2p(marks.y[at])];
        }""",
        [key, trace, wanted],
    )


def clicked(page, key, trace, wanted, shown):
    """Click a mark until what it leads to is shown: a click while a busy machine redraws the chart may be lost.

    A mark that is chosen already is only waited for: another click would give it up again.
    """
    for _ in range(5):
        page.mouse.move(0, 0)
        if not chosen(page, key, trace, wanted):
            page.mouse.click(*spot(page, key, trace, wanted))
        try:
            shown.wait_for(timeout=5000)
        except LateError:
            continue
        return
    shown.wait_for()


def chosen(page, key, trace, wanted):
    """Tell whether the mark whose customdata is `wanted` is selected in the chart."""
    return page.evaluate(
        """([key, trace, wanted]) => {
            const marks = document.querySelector(`.st-key-${key} .js-plotly-plot`)._fullData[trace];
            const at = marks.customdata.findIndex(found => wanted.every((part, i) => found[i] === part));
            return (marks.selectedpoints || []).includes(at);
        }""",
        [key, trace, wanted],
    )


def faults_at_every_size(page, settled):
    """Yield the name of each size, the smaller first, and the faults of labels while the window has that size."""
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.locator("[data-testid='stPlotlyChart'] .main-svg").first.wait_for()
        page.wait_for_function(FITTED)
        settled(page)
        yield name, faults_of_labels(page)


def faults_of_labels(page):
    """Return the labels of charts that are cut off, and what else would be seen at once: bad letters, a wide page."""
    cut = page.evaluate(
        """selector => [...document.querySelectorAll(selector)].filter(text => {
            if (!text.textContent.trim() || text.closest('.hoverlayer')) return false;
            const box = text.getBoundingClientRect(), frame = text.closest('.js-plotly-plot').getBoundingClientRect();
            return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
                || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
        }).map(text => text.textContent)""",
        PARTS,
    )
    if page.evaluate("document.body.innerText.includes('\\uFFFD')"):
        cut.append("a letter that cannot be shown")
    if page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0:
        cut.append("the page is wider than the window")
    return cut
