"""`flask calendar`: the working days decided from the server."""

from datetime import date

import pytest
from flask import Flask

from bot.cli import commands
from storage import work_calendar
from storage.audit import AuditLog


@pytest.fixture
def calendar(database: str):
    """Run `flask calendar …`; what it printed."""
    app = Flask("bot")
    commands(app)

    def run(*words: str) -> str:
        return app.test_cli_runner().invoke(args=("calendar", *words)).output

    return run


@pytest.mark.feature("D5")
def test_days_are_decided_listed_and_cleared(calendar):
    """放假、上班、恢复，都能在服务器上定，列得出来，进审计。"""
    assert calendar("off", "2026-12-31", "--reason", "公司年会") == "2026-12-31\t周四\toff\n"
    calendar("work", "2026-11-28/2026-11-29")

    assert calendar("list").splitlines() == [
        "2026-11-28\t周六\tworked\t-\t-",
        "2026-11-29\t周日\tworked\t-\t-",
        "2026-12-31\t周四\toff\t公司年会\t-",
    ]
    assert work_calendar.current().off == {date(2026, 12, 31)}

    calendar("clear", "2026-11-28/2026-12-31")

    assert calendar("list") == ""
    assert [row.action for row in AuditLog.select()] == ["calendar off", "calendar worked", "calendar public"]


@pytest.mark.parametrize("said", ["tomorrow", "2026-11-31", "2026-12-31/2026-12-01", "2026/2029"])
def test_what_is_no_date_is_refused(calendar, said):
    """看不懂的日期不改任何东西，说清楚该怎么写。"""
    assert "is no" in calendar("off", said)
    assert calendar("list") == ""
