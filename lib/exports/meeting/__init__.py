"""Everything for the annual meeting from one content: slides, briefing, tables, and the package that holds them."""
