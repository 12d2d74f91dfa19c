"""The process that reads a file ends whatever the file makes of it, and what ended it is told rightly."""

import os
from pathlib import Path

import pytest

from lib.intake import child
from lib.intake.limits import MAX_CHARACTERS, MAX_UNPACKED


def test_a_reader_that_uses_up_its_seconds_is_told_as_slow_and_not_as_a_broken_file():
    pytest.importorskip("resource")
    script = Path(child.__file__).with_name("document_child.py")
    answer = child.told_by(script, b"<p>a" * 1_200_000, ("page", child.MEMORY, 1, MAX_UNPACKED, MAX_CHARACTERS))
    assert answer == {"error": "too-slow"}


def test_a_reader_that_waits_for_ever_is_ended(tmp_path, monkeypatch):
    script, noted = tmp_path / "idle.py", tmp_path / "pid"
    script.write_text(f"import os, time\nopen({str(noted)!r}, 'w').write(str(os.getpid()))\ntime.sleep(600)\n")
    monkeypatch.setattr(child, "SECONDS", -5)  # it is given ten more
    assert child.told_by(script, b"", ()) == {"error": "too-slow"}
    with pytest.raises(ProcessLookupError):
        os.kill(int(noted.read_text()), 0)


@pytest.mark.parametrize(
    "program", ["raise SystemExit(3)", "print('no json')", "print('[1]')", "import os; os.abort()"]
)
def test_a_reader_that_dies_or_babbles_tells_nothing(tmp_path, program):
    script = tmp_path / "dying.py"
    script.write_text(program)
    assert child.told_by(script, b"", ()) is None
