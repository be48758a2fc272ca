"""Jobs by name. A job is a plain function; it is called inside a transaction with plain JSON values.

It fetches, asks bot.sales, draws, and promises the result to the outbox. It may run twice; that must be harmless.
"""

from collections.abc import Callable
from typing import Any

JOBS: dict[str, Callable[..., Any]] = {}


def job(run: Callable[..., Any]) -> Callable[..., Any]:
    """Register a job under its own name: run(now, **values), `now` aware in the installation's zone."""
    if run.__name__ in JOBS:
        raise ValueError(f"job {run.__name__} is declared twice")
    JOBS[run.__name__] = run
    return run
