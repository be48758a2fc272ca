"""What the clock does and when. A new duty is a line here."""

from datetime import timedelta
from functools import partial

from jobs import digests, exporting, filing, gantts, housekeeping, reminding, reports, wishes
from jobs.clock import Duty
from jobs.times import Daily, Every, Monthly, Weekly

MORNING = timedelta(hours=5)  # a brief still helps until the early afternoon
WORKDAY = timedelta(hours=9)  # later it would arrive in the evening; who wants it can ask

_MINUTES = (*((8, minute) for minute in range(55, 60)), *((9, minute) for minute in range(1, 6)))
AROUND_NINE = [(share, Daily(*at)) for share, at in enumerate(_MINUTES)]  # never at 9:00 itself

DUTIES = (
    Duty("find_due", Every(10), reminding.find_due, timedelta(minutes=30)),
    Duty("send_due", Every(1), reminding.send_due, timedelta(minutes=5)),
    Duty("expire_quotes", Daily(0, 10, workdays=False), reminding.expire_quotes, timedelta(days=3)),
    Duty("forget_old", Daily(3, 30, workdays=False), housekeeping.forget_old, timedelta(hours=20)),
    *(Duty("post_briefs", at, partial(digests.post_briefs, share=n), MORNING) for n, at in AROUND_NINE),
    *(Duty("tell_briefs", at, partial(digests.tell_briefs, share=n), MORNING) for n, at in AROUND_NINE),
    Duty("post_wishes", Monthly(10, 20), wishes.post_results, WORKDAY),
    Duty("post_health", Weekly(0, 9, 5), reports.post_health, WORKDAY),
)

WITH_JOBS = (exporting, filing, gantts, reports)
