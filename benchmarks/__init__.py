"""Measurements of speed; run them with `make bench`. Nothing here is needed to use the dashboard."""
