"""Serves the bare page as lib.ui.server serves the dashboard: same settings, same warming up, same headers."""

import importlib

from lib.ui.server import ROOT, main

if __name__ == "__main__":
    importlib.import_module("benchmarks.frames")  # ready before the first visitor
    main(ROOT / "benchmarks" / "bare.py")
