"""Leads: companies that may become customers."""

from datetime import date
from typing import Any, Self

from peewee import CharField, DateField, Expression, IntegerField, TextField

from bot.sales.names import plain_name
from bot.sales.stages import OPEN_LEADS, LeadStatus
from storage.db import Table, reference
from storage.fields import JSONField, MomentField, MoneyField
from storage.people import Team, User


class Lead(Table):
    """A lead. `touched_at` is the last *human* activity; a future `next_on` stops the silence clock.

    `plain_name` is the company's name without legal form and region, for comparing.
    """

    noun, letter = "lead", "L"

    company = CharField()
    plain_name = CharField(default="", index=True)
    contact = CharField(default="")
    phone = CharField(default="", index=True)
    email = CharField(default="", index=True)
    source = CharField(default="")
    region = CharField(default="")
    industry = CharField(default="")
    need = CharField(default="")
    budget = MoneyField(null=True)
    currency = CharField(default="CNY")
    status = CharField(default=LeadStatus.NEW, index=True)
    reason = CharField(default="")
    score = IntegerField(default=0)
    owner = reference(User, null=True, index=True)
    team = reference(Team, null=True)
    creator = reference(User, null=True)
    tags = JSONField(default=list)
    note = TextField(default="")
    next_step = CharField(default="")
    next_on = DateField(null=True)
    created_at = MomentField()
    touched_at = MomentField()
    closed_at = MomentField(null=True)

    @classmethod
    def add(cls, **values: Any) -> Self:
        """A new row, to be found by its plain name too."""
        return super().add(**values, plain_name=plain_name(values["company"]))

    def change(self, when: Expression | None = None, **values: Any) -> bool:
        """As any row's change; the plain name goes with the name."""
        if "company" in values:
            values["plain_name"] = plain_name(values["company"])
        return super().change(when, **values)

    @property
    def title(self) -> str:
        """Number and name, as people say it."""
        return f"{self.number} {self.company}"

    @property
    def open(self) -> bool:
        """Whether somebody should still work on it."""
        return self.status in OPEN_LEADS


def open_of(owner: User):
    """Somebody's open leads, the next date first, then the best."""
    mine = Lead.select().where(Lead.owner == owner, Lead.status.in_(OPEN_LEADS))
    return mine.order_by(Lead.next_on.is_null(), Lead.next_on, Lead.score.desc())


def quiet(today: date, since):
    """Open leads nobody has touched since the moment `since` and for which nothing is planned."""
    planned = Lead.next_on.is_null(False) & (Lead.next_on >= today)
    return Lead.select().where(Lead.status.in_(OPEN_LEADS), Lead.touched_at < since, ~planned)
