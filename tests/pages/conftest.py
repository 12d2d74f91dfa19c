"""Who opens the pages."""

import pytest

from lib.ui.access import LOCAL_USER, Publisher
from lib.ui.loading import forget


@pytest.fixture
def clerk(monkeypatch, tmp_path):
    """Let pages be opened by one who may publish everywhere, on an archive of its own; return how to limit that."""
    monkeypatch.setenv("LIAISON_DATABASE_URL", f"sqlite:///{tmp_path}/archive.sqlite")
    forget()

    def limited(*jurisdictions):
        monkeypatch.setattr("lib.ui.access.publisher", lambda: Publisher(LOCAL_USER, jurisdictions))

    limited()
    yield limited
    monkeypatch.undo()
    forget()
