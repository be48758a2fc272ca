"""What a project health report shows, as plain values."""

from dataclasses import dataclass
from decimal import Decimal

from cards.elements import Tone
from jobs.drawing.chart import Chart


@dataclass(frozen=True)
class Figure:
    """One number of the cover: 3, 红灯项目; coloured when it tells a state."""

    value: str
    label: str
    tone: Tone | None = None


@dataclass(frozen=True)
class ProjectRow:
    """One project of the table; `end` is its forecast end in words."""

    code: str
    name: str
    owner: str
    stage: str
    amount: Decimal
    tone: Tone
    days_late: int = 0
    done: int = 0
    total: int = 0
    end: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnerAnswer:
    """What the owner of a red project said, empty where they did not: cause, new date, help needed."""

    cause: str = ""
    new_date: str = ""
    help: str = ""


@dataclass(frozen=True)
class PersonLoad:
    """One person's work: open and late tasks, hours planned and available in the period."""

    name: str
    role: str
    open: int
    late: int
    planned: Decimal
    available: Decimal

    @property
    def share(self) -> float | None:
        """Utilisation: planned hours ÷ available hours."""
        return float(self.planned / self.available) if self.available else None


@dataclass(frozen=True)
class Section:
    """A further table, such as the funnel or the cycle times; columns in `right` hold numbers."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class ReportData:
    """Everything a report shows; `answers` are keyed by project number, `charts` come in reading order."""

    team: str
    period: str
    made_at: str
    projects: tuple[ProjectRow, ...]
    figures: tuple[Figure, ...] = ()
    changes: tuple[str, ...] = ()
    answers: tuple[tuple[str, OwnerAnswer], ...] = ()
    charts: tuple[Chart, ...] = ()
    loads: tuple[PersonLoad, ...] = ()
    sections: tuple[Section, ...] = ()
    title: str = "项目健康报告"
