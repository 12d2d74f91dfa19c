"""What was read is forgotten whole: the next look opens the archive that is set then, not the one before."""

from lib.ui.loading import forget, store


def test_the_next_look_opens_the_archive_that_is_set_then(monkeypatch, tmp_path):
    forget()
    opened = []
    for name in ("one", "other"):
        monkeypatch.setenv("LIAISON_DATABASE_URL", f"sqlite:///{tmp_path}/{name}.sqlite")
        opened.append(store().engine.url.database)
        forget()
    assert opened == [f"{tmp_path}/{name}.sqlite" for name in ("one", "other")]
