"""One event, one transaction: who speaks, what they want, whether they may, what it causes, what they hear.

inbox row (unique repeat key) → action → outbox rows → commit → wake the workers. A repeat is answered again
from the stored answer; a crash leaves nothing behind, and the platform's retry repairs it.
"""

from bot.dispatch.dispatcher import Dispatcher

__all__ = ["Dispatcher"]
