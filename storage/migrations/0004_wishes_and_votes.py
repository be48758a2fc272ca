"""Wishes of users for the bot, and their votes."""

from peewee import CharField, ForeignKeyField, IntegerField, Model

from storage.fields import MomentField


class Team(Model):
    class Meta:
        table_name = "team"


class User(Model):
    class Meta:
        table_name = "user"


class Wish(Model):
    title = CharField(max_length=100)
    creator = ForeignKeyField(User, on_delete="RESTRICT")
    team = ForeignKeyField(Team, null=True, on_delete="RESTRICT")
    created_at = MomentField()
    closed_at = MomentField(null=True)
    closed_by = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    reason = CharField(default="")

    class Meta:
        table_name = "wish"


class WishVote(Model):
    wish = ForeignKeyField(Wish, on_delete="RESTRICT")
    user = ForeignKeyField(User, on_delete="RESTRICT")
    value = IntegerField()

    class Meta:
        table_name = "wish_vote"
        indexes = ((("wish", "user"), True),)


TABLES = [Wish, WishVote]


def up(migrator, db):
    with db.bind_ctx([Team, User, *TABLES]):
        db.create_tables(TABLES, safe=False)


def down(migrator, db):
    with db.bind_ctx(TABLES):
        db.drop_tables(TABLES)
