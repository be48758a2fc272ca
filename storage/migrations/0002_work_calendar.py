"""Days on which the company's calendar differs from the public one."""

from peewee import CharField, DateField, ForeignKeyField, Model

from storage.fields import MomentField


class User(Model):
    class Meta:
        table_name = "user"


class WorkDay(Model):
    day = DateField(unique=True)
    kind = CharField(max_length=8)
    reason = CharField(max_length=100, default="")
    by = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    at = MomentField()

    class Meta:
        table_name = "work_day"


def up(migrator, db):
    with db.bind_ctx([User, WorkDay]):
        db.create_tables([WorkDay], safe=False)


def down(migrator, db):
    with db.bind_ctx([WorkDay]):
        db.drop_tables([WorkDay])
