"""总览: what is held, of which places and years, how complete, and the way to each page."""

from lib.figures.words import holdings_sentence
from lib.ui import first_start, holdings_views, inventory, messages, numbers, recent_views, regions
from lib.ui.loading import holdings, once_for_all
from lib.ui.views import table_to_take_away

held = holdings()
messages.problems(held.problems)

# What is held
if not held.documents:
    first_start.stop_with_welcome()
found = once_for_all(inventory.totals)
apart = 0 if found.only_invented else found.invented
messages.finding(holdings_sentence(found.places, found.documents, found.whole, found.listed, apart))
messages.only_invented(found.only_invented)
numbers.holdings_row()
recent_views.last_published()

# Complete lists first, where they can be looked at one by one; a country province by province
if regions.many(held):
    holdings_views.country(held)
else:
    holdings_views.few_places(held)
table_to_take_away(lambda: once_for_all(inventory.register_table), "文件登记", "overview_register")
messages.recent()
