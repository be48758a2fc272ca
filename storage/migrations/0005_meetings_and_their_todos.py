"""Minutes of meetings and the to-dos read from them."""

from peewee import CharField, DateField, ForeignKeyField, IntegerField, Model, TextField

from storage.fields import JSONField, MomentField


class Project(Model):
    class Meta:
        table_name = "project"


class Task(Model):
    class Meta:
        table_name = "task"


class User(Model):
    class Meta:
        table_name = "user"


class Meeting(Model):
    project = ForeignKeyField(Project, null=True, on_delete="RESTRICT")
    text = TextField()
    decisions = JSONField(default=list)
    by = ForeignKeyField(User, on_delete="RESTRICT")
    at = MomentField()

    class Meta:
        table_name = "meeting"


class MeetingTodo(Model):
    meeting = ForeignKeyField(Meeting, on_delete="RESTRICT")
    n = IntegerField()
    title = CharField()
    owner = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    due_on = DateField(null=True)
    sentence = TextField(default="")
    task = ForeignKeyField(Task, null=True, on_delete="RESTRICT")

    class Meta:
        table_name = "meeting_todo"


TABLES = [Meeting, MeetingTodo]


def up(migrator, db):
    with db.bind_ctx([Project, Task, User, *TABLES]):
        db.create_tables(TABLES, safe=False)


def down(migrator, db):
    with db.bind_ctx(TABLES):
        db.drop_tables(TABLES)
