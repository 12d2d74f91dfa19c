"""使用手册: how to do what one came for, for the leader, the clerk and the presenter, with pictures, offline."""

from lib.ui import manual, pickers

# For whom; what can be done in a minute, then one recipe after another
manual.shown(pickers.view(manual.USERS, "manual_user", label=False))
