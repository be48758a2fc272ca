"""Jobs by name. A job is a plain function, called with plain JSON values and outside of a transaction.

It reads, asks bot.sales, draws, and promises the result to the outbox; its promises are written when it
ends. It may run twice, harmlessly. Jobs in FETCHING are also given a way to fetch what people sent.
"""

from collections.abc import Callable
from typing import Any

from bot.message import Attachment
from bot.platforms.base import Fetched

Fetch = Callable[[str, Attachment, int], Fetched]  # (platform, file, most bytes); raises PlatformError

JOBS: dict[str, Callable[..., Any]] = {}
FETCHING: set[str] = set()


def job(run: Callable[..., Any]) -> Callable[..., Any]:
    """Register a job under its own name: run(now, **values), `now` aware in the installation's zone."""
    if run.__name__ in JOBS:
        raise ValueError(f"job {run.__name__} is declared twice")
    JOBS[run.__name__] = run
    return run


def fetching_job(run: Callable[..., Any]) -> Callable[..., Any]:
    """Register a job that is called as run(now, fetch, **values)."""
    FETCHING.add(job(run).__name__)
    return run
