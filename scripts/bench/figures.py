"""A measured figure, its anchor and its aim, and the table they are printed in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Figure:
    """`value` in `unit`; `anchor` in the same unit, measured in the same run; `aim` in words."""

    name: str
    value: float
    unit: str
    anchor: float | None = None
    anchor_name: str = ""
    aim: str = ""

    def row(self) -> str:
        """One line of the table."""
        beside = f"{self.anchor:10.3g} {self.anchor_name}" if self.anchor is not None else ""
        ratio = f"{self.value / self.anchor:8.2f}×" if self.anchor else ""
        return f"| {self.name:46} | {self.value:9.4g} {self.unit:5} | {beside:42} | {ratio:9} | {self.aim} |"


def show(title: str, figures: Iterable[Figure]) -> None:
    """Print one group as it is measured."""
    print(f"\n{title}", flush=True)
    for figure in figures:
        print(figure.row(), flush=True)


def timed(work: Callable[[], object], times: int) -> float:
    """Median milliseconds of a call."""
    return median(spans(work, times))


def spans(work: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each of so many calls."""
    found = []
    for _ in range(times):
        began = perf_counter()
        work()
        found.append((perf_counter() - began) * 1000)
    return found


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of all stay under."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
