"""The database: one proxy for SQLite and PostgreSQL, and the base of every table.

Settings follow what was measured: WAL with synchronous NORMAL and IMMEDIATE transactions on SQLite (deferred
ones fail at once with "database is locked" when two writers meet), a pool that threads may share.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from peewee import (
    BigIntegerField,
    CharField,
    DatabaseProxy,
    DateField,
    DateTimeField,
    Expression,
    Field,
    ForeignKeyField,
    IntegrityError,
    Model,
    ModelSelect,
    PostgresqlDatabase,
)
from playhouse.db_url import connect as connect_url
from playhouse.migrations import Runner
from playhouse.pool import PooledSqliteDatabase

from bot.errors import UserError
from storage.changes import Change, note

MIGRATIONS = Path(__file__).parent / "migrations"
_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "normal",
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "cache_size": -16000,
}

database = DatabaseProxy()


def connect(url: str) -> DatabaseProxy:
    """Point the proxy at `url`: sqlite:///path or postgresql://…"""
    if url.startswith("sqlite:///"):
        database.initialize(_sqlite(url.removeprefix("sqlite:///")))
    else:
        database.initialize(_postgres(url))
    return database


def _sqlite(path: str) -> PooledSqliteDatabase:
    Path(path).resolve().parent.mkdir(parents=True, exist_ok=True)
    return PooledSqliteDatabase(
        path, pragmas=_PRAGMAS, lock_type="IMMEDIATE", timeout=5, check_same_thread=False, max_connections=32
    )


def _postgres(url: str) -> Any:
    pooled = url.replace("postgres://", "postgresql://", 1).replace("postgresql://", "postgresql+pool://", 1)
    return connect_url(pooled, prefer_psycopg3=True, max_connections=20, stale_timeout=300)


def migrate() -> list[str]:
    """Bring the schema up to date; the names of the migrations that ran."""
    return Runner(database.obj, str(MIGRATIONS)).up()


class Rows(ModelSelect):
    """A query for whole rows. Their columns are written in one go: built one by one, as peewee does, they
    cost more than finding the row."""

    _is_default: bool
    _returning: list[Field]

    def __sql_selection__(self, ctx: Any, is_subquery: bool = False) -> Any:
        whole = self._is_default and len(self._returning) > 1  # counting asks for one thing
        if is_subquery or not whole:
            return super().__sql_selection__(ctx, is_subquery)
        table = ctx.alias_manager[self.model._meta.table]
        return ctx.literal(", ".join(f'"{table}"."{field.column_name}"' for field in self._returning))


class Table(Model):
    """A table. Rows are added with `add` and changed with `change`, so that every change is on record.

    `noun` is the word arguments use ("task"), `letter` starts the number people see ("T12").
    """

    noun = ""
    letter = ""
    append_only = False

    if TYPE_CHECKING:  # peewee adds these to the class while it is made
        id: Any

        def __getattr__(self, name: str) -> Any: ...

    class Meta:
        database = database
        legacy_table_names = False

    @property
    def number(self) -> str:
        """The number people use, such as T12."""
        return f"{self.letter}{self.id}"

    @classmethod
    def select(cls, *fields: Any) -> Any:
        """A query for these fields, or for whole rows."""
        return super().select(*fields) if fields else Rows(cls, cls._meta.sorted_fields, is_default=True)

    @classmethod
    def add(cls, **values: Any) -> Self:
        """A new row. Raises UserError for a text longer than its column."""
        cls._refuse_long(values)
        row = cls.create(**values)
        note(Change(cls._meta.table_name, row.id, None, _plain(row, values)))
        return row

    def change(self, when: Expression | None = None, **values: Any) -> bool:
        """Set columns where the row still meets `when`; False (and nothing done) when it no longer does.

        The guard stands in the UPDATE itself, so of two at once exactly one succeeds.
        """
        cls = type(self)
        cls._refuse_long(values)
        if cls.append_only and set(values) - {"withdrawn"}:
            raise TypeError(f"{cls.__name__} is append-only")
        guard = cls.id == self.id
        if when is not None:
            guard &= when
        before = _plain(self, values)
        if not cls.update(**values).where(guard).execute():
            return False
        for name, value in values.items():
            setattr(self, name, value)
        self._dirty.clear()
        note(Change(cls._meta.table_name, self.id, before, _plain(self, values)))
        return True

    @classmethod
    def _refuse_long(cls, values: Mapping[str, Any]) -> None:
        """PostgreSQL refuses what is too long, SQLite keeps it; people are told, on both."""
        for name, value in values.items():
            column = cls._meta.combined[name]
            most = column.max_length if isinstance(column, CharField) else None
            if most and isinstance(value, str) and len(value) > most:
                raise UserError(f"「{value[:10]}…」太长了，最多 {most} 个字。", field=name)


def alone(place: int) -> None:
    """Until the transaction ends nobody else comes past this `place`; on SQLite only one writes anyway.

    Others wait with whatever rows they have changed, so let it be a transaction's last wait.
    """
    if isinstance(database.obj, PostgresqlDatabase):
        database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (place,))


def insert_once(model: type[Table], **values: Any) -> Any | None:
    """A new row, or None when a unique index says it is there already."""
    try:
        with database.atomic():
            return model.create(**values)
    except IntegrityError:
        return None


def _plain(row: Model, names: Iterable[str]) -> dict[str, Any]:
    fields = [row._meta.combined[name] for name in names]
    return {field.name: as_json(row.__data__.get(field.name)) for field in fields}


def as_json(value: Any) -> Any:
    """A column's value as JSON holds it; `revived` turns it back."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def revived(field: Field, value: Any) -> Any:
    """A column's value from what `as_json` made of it."""
    if value is None or not isinstance(value, str):
        return value
    if isinstance(field, DateTimeField):
        return datetime.fromisoformat(value)
    if isinstance(field, DateField):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(field, BigIntegerField) else value


def reference(model: Any, **options: Any) -> ForeignKeyField:
    """A foreign key without a back reference, kept from dangling by the database."""
    return ForeignKeyField(model, backref="+", on_delete="RESTRICT", **options)
