"""A file is read by a process of its own, within limits, that may die without harm."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SECONDS = 20
MEMORY = 1024**3
_OUT_OF_TIME = getattr(signal, "SIGXCPU", 0)  # what ends a process after its seconds; Windows has none
# Nothing of this process's environment, which may hold passwords; Windows needs to know where it is.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name.upper() == "SYSTEMROOT"}
# Two at a time, so that many clerks at once cannot multiply the memory.
_SEATS = threading.BoundedSemaphore(2)


def told_by(script: Path, content: bytes, arguments: Sequence[object]) -> dict[str, Any] | None:
    """Return the JSON that a script prints of the content, None when it died; a late one tells "too-slow"."""
    command = [sys.executable, "-I", str(script), *map(str, arguments)]
    try:
        with _SEATS:
            ran = subprocess.run(
                command, input=content, capture_output=True, timeout=SECONDS + 10, env=_ENVIRONMENT, check=False
            )
    except subprocess.TimeoutExpired:
        return {"error": "too-slow"}
    except OSError:
        return None
    if ran.returncode == -_OUT_OF_TIME:
        return {"error": "too-slow"}
    if ran.returncode != 0:
        return None
    try:
        answer = json.loads(ran.stdout)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
