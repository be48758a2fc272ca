"""Files of records with their versions, and what people sent that has no place yet."""

from peewee import BigIntegerField, CharField, ForeignKeyField, IntegerField, Model

from storage.fields import JSONField, MomentField


class Project(Model):
    class Meta:
        table_name = "project"


class User(Model):
    class Meta:
        table_name = "user"


class File(Model):
    record = CharField(max_length=16)
    project = ForeignKeyField(Project, null=True, on_delete="RESTRICT")
    name = CharField()
    plain_name = CharField()
    current = IntegerField(default=0)
    created_at = MomentField()

    class Meta:
        table_name = "file"
        indexes = ((("record", "plain_name"), True),)


class FileVersion(Model):
    file = ForeignKeyField(File, on_delete="RESTRICT")
    n = IntegerField()
    name = CharField()
    sha256 = CharField(index=True, max_length=64)
    size = BigIntegerField()
    by = ForeignKeyField(User, null=True, on_delete="RESTRICT")
    at = MomentField()
    source = CharField(default="")

    class Meta:
        table_name = "file_version"
        indexes = ((("file", "n"), True),)


class Upload(Model):
    user = ForeignKeyField(User, on_delete="RESTRICT")
    lane = CharField(max_length=200)
    message = CharField(default="")
    kind = CharField(max_length=8)
    name = CharField()
    handle = JSONField()
    status = CharField(default="coming", max_length=8)
    wanted = CharField(default="")
    target = CharField(default="", max_length=16)
    sha256 = CharField(default="", max_length=64)
    size = BigIntegerField(default=0)
    version = ForeignKeyField(FileVersion, null=True, on_delete="RESTRICT")
    at = MomentField()

    class Meta:
        table_name = "upload"


TABLES = [File, FileVersion, Upload]


def up(migrator, db):
    with db.bind_ctx([Project, User, *TABLES]):
        db.create_tables(TABLES, safe=False)


def down(migrator, db):
    with db.bind_ctx(TABLES):
        db.drop_tables(TABLES)
