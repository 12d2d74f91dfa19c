"""The dashboard as on one fixed day: pictures of it show the same dates whenever they are taken."""

from datetime import UTC, datetime

from lib.archive import clock

MOMENT = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)  # nine o'clock in China

if __name__ == "__main__":
    clock.today = lambda: clock.day_of(MOMENT)  # before anybody takes it from there
    from lib.ui.server import main

    main()
