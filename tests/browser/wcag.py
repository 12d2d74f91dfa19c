"""What axe-core finds wrong with a page, by WCAG 2.1 A and AA."""

from axe_playwright_python.sync_playwright import Axe

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "rules": {"heading-order": {"enabled": True}},
    "resultTypes": ["violations"],
}
# What Streamlit's own markup breaks and nothing of ours can mend: rule → what it is found at, why.
STREAMLITS = {
    "list": '[data-testid="stSidebarNavItems"]',  # the sections of the menu are <div>s in its <ul>,
    "listitem": '[data-testid="stSidebarNavItems"] > div li',  # and their entries <li>s in these <div>s
}


def faults(page):
    """Return what axe-core finds wrong with the page as it stands: rule, place, what it is."""
    found = []
    for rule in Axe().run(page, options=RULES).response["violations"]:
        for node in rule["nodes"]:
            own = page.locator(node["target"][-1]).first
            if not own.evaluate("(at, mended) => !!mended && at.matches(mended)", STREAMLITS.get(rule["id"], "")):
                found.append((page.url, rule["id"], node["html"][:200], node["failureSummary"]))
    return found
