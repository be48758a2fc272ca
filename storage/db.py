"""The base of every table, and what several of them need. `database` and `connect` come from here too."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from peewee import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    Expression,
    Field,
    ForeignKeyAccessor,
    ForeignKeyField,
    IntegrityError,
    Model,
    ModelSelect,
    PostgresqlDatabase,
)
from playhouse.migrations import Runner

from bot.errors import UserError
from storage.changes import Change, note
from storage.connection import connect as connect
from storage.connection import database as database
from storage.guards import Shape, apart, together
from storage.prepared import Blank, Prepared, columns

MIGRATIONS = Path(__file__).parent / "migrations"


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

    def save(self, force_insert: bool = False, only: Any = None) -> Any:
        """Write the row; a new one by a statement made once for its table."""
        if self.id is not None or only is not None:
            return super().save(force_insert, only)
        fields = self._meta.sorted_fields[1:]
        self.__data__["id"] = _adding(type(self)).add(*[self.__data__.get(field.name) for field in fields])
        self._dirty.clear()
        return 1

    @classmethod
    def numbered(cls, number: int) -> Self | None:
        """The row with this number, or None."""
        return _numbered(cls).first(number)

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
        before = _plain(self, values)
        if not self._changed(when, values):
            return False
        for name, value in values.items():
            setattr(self, name, value)
        self._dirty.clear()
        note(Change(cls._meta.table_name, self.id, before, _plain(self, values)))
        return True

    def _changed(self, when: Expression | None, values: Mapping[str, Any]) -> int:
        cls = type(self)
        guard = cls.id == self.id if when is None else (cls.id == self.id) & when
        known = apart(cls, guard)
        if known is None:
            return cls.update(**values).where(guard).execute()
        shape, compared = known
        return _changing(cls, tuple(values), shape).change(*values.values(), *compared)

    @classmethod
    def _refuse_long(cls, values: Mapping[str, Any]) -> None:
        """PostgreSQL refuses what is too long, SQLite keeps it; people are told, on both."""
        for name, value in values.items():
            column = cls._meta.combined[name]
            most = column.max_length if isinstance(column, CharField) else None
            if most and isinstance(value, str) and len(value) > most:
                raise UserError(f"「{value[:10]}…」太长了，最多 {most} 个字。", field=name)


@cache
def _numbered(model: type[Table]) -> Prepared:
    return Prepared(lambda number: model.select().where(model.id == number))


@cache
def _adding(model: type[Table]) -> Prepared:
    names = [field.name for field in model._meta.sorted_fields[1:]]

    def build(*blanks: Blank) -> Any:
        return model.insert(columns(model, dict(zip(names, blanks, strict=True))))

    return Prepared(build, nulls=True)


@cache
def _changing(model: type[Table], names: tuple[str, ...], guard: Shape) -> Prepared:
    def build(*blanks: Blank) -> Any:
        left = iter(blanks)
        values = {name: next(left) for name in names}
        return model.update(columns(model, values)).where(together(model, guard, left))

    return Prepared(build, nulls=True)


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


class _Referred(ForeignKeyAccessor):
    """Reads the row a foreign key names when it is asked for, by its table's one statement."""

    def get_rel_instance(self, instance: Any) -> Any:
        value = instance.__data__.get(self.name)
        if value is not None and self.name not in instance.__rel__:
            instance.__rel__[self.name] = self.rel_model.numbered(value)
        return super().get_rel_instance(instance)


class Reference(ForeignKeyField):
    """A foreign key."""

    accessor_class = _Referred


def reference(model: Any, **options: Any) -> ForeignKeyField:
    """A foreign key without a back reference, kept from dangling by the database."""
    return Reference(model, backref="+", on_delete="RESTRICT", **options)
