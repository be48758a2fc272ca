"""`make bench`: each figure beside its anchor of the same run. Starts and stops everything by itself."""

import logging
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from bench import callbacks, pure, sending  # noqa: E402
from bench.figures import show  # noqa: E402

from tests.story.house import House  # noqa: E402


def main() -> int:
    """Measure group by group and print as it goes."""
    logging.disable(logging.INFO)
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        show("Understanding", pure.understanding())
        show("Drawing", pure.drawing())
        _served(Path(folder))
        show("Scanning", pure.scans(Path(folder)))
    return 0


def _served(folder: Path) -> None:
    house = House(folder, f"sqlite:///{folder}/bot.db")
    try:
        house.open()
        with house.inside():
            show("Answering", sending.answers(house))
            shown = callbacks.shown_card(house)
            show("Memory", pure.memory(house))
            for worker in house.workers():
                house.stop(worker)
        house.connect()
        show("Callbacks", callbacks.measure(house, shown))
        show("Sending", sending.outbox_rate(house))
    finally:
        house.close()


if __name__ == "__main__":
    sys.exit(main())
