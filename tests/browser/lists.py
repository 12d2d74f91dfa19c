"""What browser tests do with lists to choose from."""

from playwright.sync_api import TimeoutError as LateError


def picked(page, box, option):
    """Choose an option from a list; one that opens while the page is still drawn closes again, and is opened anew."""
    wanted = page.get_by_role("option", name=option)
    for _ in range(5):
        box.press("ArrowDown")
        try:
            wanted.click(timeout=10_000)
        except LateError:
            continue
        return
    raise AssertionError(f"The list does not offer {option}")
