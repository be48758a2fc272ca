"""Who is in the company, asked of the platforms that tell: so that an admin can let somebody in by name."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.errors import PlatformError
from storage import people

log = logging.getLogger("jobs.members")


class Members:
    """The duty for these platforms: ask each that has a list, then write down who is new."""

    def __init__(self, platforms: Mapping[str, Any]) -> None:
        self._lists = {name: one.members for name, one in platforms.items() if hasattr(one, "members")}
        self._told: dict[str, list[tuple[str, str]]] = {}

    def ask(self) -> None:
        """Fetch every list; a platform that does not tell keeps nobody from the others."""
        for name, members in self._lists.items():
            try:
                self._told[name] = members()
            except PlatformError as error:
                log.warning("members of %s not read: %s", name, error)

    def write(self, now: datetime) -> None:
        """Write down what was told."""
        for name, members in self._told.items():
            _write_down(name, members)


def _write_down(platform: str, members: list[tuple[str, str]]) -> None:
    for external_id, name in members:
        user = people.known_as(platform, external_id)
        if user is None:
            people.meet(platform, external_id, name)
        elif name and user.name in (external_id, ""):
            user.change(name=name)
