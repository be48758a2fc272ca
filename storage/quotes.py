"""Quotes and their versions."""

from peewee import CharField, DateField, IntegerField, TextField

from bot.sales.stages import QuoteStatus
from storage.db import Table, reference
from storage.fields import JSONField, MomentField, MoneyField, RatioField
from storage.leads import Lead
from storage.people import User
from storage.projects import Project


class Quote(Table):
    """A quote to a customer; `current` is the version that counts."""

    noun, letter = "quote", "Q"

    project = reference(Project, null=True, index=True)
    lead = reference(Lead, null=True)
    owner = reference(User, null=True, index=True)
    status = CharField(default=QuoteStatus.DRAFT, index=True)
    current = IntegerField(default=1)
    created_at = MomentField()

    @property
    def label(self) -> str:
        """Number and version, Q5/v2."""
        return f"{self.number}/v{self.current}"


class QuoteVersion(Table):
    """One version: amount before discount, discount as ratio to pay, total to sign, content hash."""

    append_only = True

    quote = reference(Quote, index=True)
    version = IntegerField()
    lines = JSONField(default=list)
    amount = MoneyField()
    currency = CharField(default="CNY")
    discount = RatioField()
    tax = MoneyField(null=True)
    total = MoneyField()
    margin = RatioField(null=True)
    valid_until = DateField(null=True)
    note = TextField(default="")
    content_hash = CharField(max_length=64)
    by = reference(User, null=True)
    at = MomentField()

    class Meta:
        indexes = ((("quote", "version"), True),)


def current_version(quote: Quote) -> QuoteVersion:
    """The version that counts."""
    return QuoteVersion.get(quote=quote, version=quote.current)


def of_project(project: Project):
    """A deal's quotes, newest first."""
    return Quote.select().where(Quote.project == project).order_by(Quote.id.desc())
