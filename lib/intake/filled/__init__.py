"""Forms that offices fill in, year by year: annual reports and contacts, as tables or in the layout of the annexes."""
