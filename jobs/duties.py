"""What the clock does and when. A new duty is a line here."""

from datetime import timedelta

from jobs import digests, filing, gantts, housekeeping, reminding, reports
from jobs.clock import Duty
from jobs.times import Daily, Every, Weekly

MORNING = timedelta(hours=5)  # a brief still helps until the early afternoon
WORKDAY = timedelta(hours=9)  # later it would arrive in the evening; who wants it can ask

DUTIES = (
    Duty("find_due", Every(10), reminding.find_due, timedelta(minutes=30)),
    Duty("send_due", Every(1), reminding.send_due, timedelta(minutes=5)),
    Duty("expire_quotes", Daily(0, 10, workdays=False), reminding.expire_quotes, timedelta(days=3)),
    Duty("forget_old", Daily(3, 30, workdays=False), housekeeping.forget_old, timedelta(hours=20)),
    Duty("post_briefs", Daily(9), digests.post_briefs, MORNING),
    Duty("tell_briefs", Daily(9), digests.tell_briefs, MORNING),
    Duty("post_health", Weekly(0, 9, 5), reports.post_health, WORKDAY),
)

WITH_JOBS = (filing, gantts, reports)
