"""Thousands of lists at once: plain ones are read together, each distinct value judged once; odd ones with care."""
