"""Who is in the company, asked of the platforms that tell: so that an admin can let somebody in by name."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.errors import PlatformError
from storage import people

log = logging.getLogger("jobs.members")


def syncing(platforms: Mapping[str, Any]) -> Callable[[datetime], None]:
    """The duty for these platforms; those without a list of members are passed over."""
    listing = {name: platform.members for name, platform in platforms.items() if hasattr(platform, "members")}

    def sync_members(now: datetime) -> None:
        for name, members in listing.items():
            try:
                _write_down(name, members())
            except PlatformError as error:
                log.warning("members of %s not read: %s", name, error)

    return sync_members


def _write_down(platform: str, members: list[tuple[str, str]]) -> None:
    for external_id, name in members:
        user = people.known_as(platform, external_id)
        if user is None:
            people.meet(platform, external_id, name)
        elif name and user.name in (external_id, ""):
            user.change(name=name)
