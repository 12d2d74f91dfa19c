"""The manual in a browser: its pictures arrive, its list leads to the recipes, the user is in the address."""

from playwright.sync_api import expect

from lib.ui import manual


def test_pictures_arrive_and_the_list_leads_to_a_recipe_in_the_same_tab(page, server, settled, shot):
    tabs = page.context.pages
    page.goto(f"{server}/manual")
    settled(page)
    page.get_by_test_id("stButtonGroup").get_by_text("讲解", exact=True).click()
    page.get_by_role("heading", name="断网了怎么办").wait_for()
    settled(page)
    assert "manual_user=" in page.url
    pictures = page.locator('[class*="st-key-manual_picture"] img')
    expect(pictures).to_have_count(sum(len(manual.PICTURE.findall(words)) for _, words in manual.chapters("讲解")))
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        page.wait_for_function(
            "picture => picture.complete && picture.naturalWidth > 600", arg=picture.element_handle()
        )
        assert len(picture.get_attribute("alt")) > 5
    page.get_by_role("link", name="断网了怎么办").click()
    expect(page.get_by_role("heading", name="断网了怎么办")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="使用手册", exact=True)).not_to_be_in_viewport()
    assert page.context.pages == tabs
    shot(page, "manual")
