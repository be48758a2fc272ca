"""What `flask …` changes leaves its row in the audit, as what people change in a chat does."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from storage import audit
from storage.changes import collected
from storage.db import database


@contextmanager
def recorded(command: str, **values: Any) -> Iterator[datetime]:
    """A transaction at a moment, with its row in the audit; `command` is named "users set"."""
    now = datetime.now(UTC)
    with database.connection_context(), database.atomic(), collected() as changes:
        yield now
        told = {name: str(value) for name, value in values.items() if value not in (None, False, "")}
        audit.write(None, command, told, changes, now, "flask")
