"""Customers: accounts and the people we know there."""

from peewee import CharField

from storage.db import Table, reference
from storage.fields import JSONField, MomentField
from storage.people import Team, User


class Account(Table):
    """A customer company. `plain_name` is the name without legal form and region, for comparing."""

    noun, letter = "account", "A"

    name = CharField()
    plain_name = CharField(default="", index=True)
    industry = CharField(default="")
    size = CharField(default="")
    owner = reference(User, null=True)
    team = reference(Team, null=True)
    tags = JSONField(default=list)
    created_at = MomentField()


class Contact(Table):
    """A person at a customer; `buying_role` is what they are in the decision."""

    noun, letter = "contact", "C"

    account = reference(Account, index=True)
    name = CharField()
    phone = CharField(default="")
    email = CharField(default="")
    title = CharField(default="")
    buying_role = CharField(default="")
