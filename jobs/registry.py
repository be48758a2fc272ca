"""Jobs by name. A job is a plain function, called with plain JSON values and outside of a transaction.

It fetches, asks bot.sales, draws, and promises the result to the outbox; its promises are written when it
ends. It may run twice, harmlessly.
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
