"""A Gantt chart's grey days are the company's."""

from datetime import date

import pytest

from jobs.gantts import chart_for
from storage import work_calendar
from storage.work_calendar import Kind
from tests.handlers.deals import deal, task


@pytest.mark.feature("D5")
def test_a_day_off_is_grey_in_the_chart(room, zhang):
    """公司放假那天，甘特图按休息日画。"""
    project = deal(zhang, "智云ERP")
    task(zhang, "需求调研", date(2026, 11, 27), project)
    work_calendar.decide([date(2026, 11, 26)], Kind.OFF, "", None, room.now)

    assert date(2026, 11, 26) in chart_for(project, room.now).calendar.off
