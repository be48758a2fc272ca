"""Columns hold exactly what we mean, on both databases."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from storage import plans
from storage.leads import Lead
from storage.projects import Project
from storage.tasks import Task
from tests.talk import ZONE

EARLY = datetime(2026, 12, 1, 7, 30, tzinfo=ZONE)  # still November in UTC


def test_a_moment_comes_back_as_the_same_moment_on_peoples_own_day(database):
    """早上七点半做完的事，算当天，不算前一天。"""
    project = Project.add(name="智云", created_at=EARLY, touched_at=EARLY, stage_since=EARLY)
    Task.add(title="签约", project=project, created_at=EARLY, done_at=EARLY, status="done")

    kept = Task.get()
    assert kept.done_at == EARLY
    assert kept.done_at.date() == date(2026, 12, 1)
    assert plans.planned(project)[0].done_on == date(2026, 12, 1)


def test_moments_are_compared_as_moments_whatever_their_zone(database):
    """换一个时区写的同一时刻，比较起来还是同一时刻。"""
    Lead.add(company="智云", created_at=EARLY.astimezone(UTC), touched_at=EARLY)

    assert (
        Lead.select().where(Lead.created_at == EARLY, Lead.touched_at < EARLY + timedelta(seconds=1)).exists()
    )


def test_money_is_exact(database):
    """金额一分不差。"""
    for amount in ("0.01", "12345678.90", "9999999999999.99"):
        lead = Lead.add(company="智云", budget=Decimal(amount), created_at=EARLY, touched_at=EARLY)

        assert Lead.get_by_id(lead.id).budget == Decimal(amount)
