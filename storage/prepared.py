"""Queries whose SQL is written once. Peewee writes it anew each time, which costs more than running it.

@prepared
def _called(name: Blank, teams: Blank) -> Any:
    return User.select().where(User.name == name, User.team.in_(teams))

_called.rows("张三", {1, 2})

The function is called with blanks: once for each kind of database, size of a set among the values, and choice
of values that are None (it is given None there, and may write another query). From then on values are only
converted, by the columns they are compared with.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from peewee import CharField, Field, ForeignKeyField, IntegerField, Node, TextField

from storage.connection import database

Convert = Callable[[Any], Any]


_VALUE, _NONE = -1, -2
_PLAIN = (CharField, TextField, IntegerField)


class Blank(Node):
    """A place in a query where a value will stand, or all of a set; `field` is told where it is written."""

    def __init__(self, place: int, size: int | None = None, field: Field | None = None) -> None:
        self.place, self.size, self.field = place, size, field

    def __sql__(self, ctx: Any) -> Any:
        """Peewee's way to ask a part of a query for its text and values."""
        convert = self.field.db_value if self.field else ctx.state.converter
        count = 1 if self.size is None else self.size
        ctx._values += [_Filled(place, convert) for place in range(self.place, self.place + count)]
        marks = ", ".join([ctx.state.param or "?"] * count)
        return ctx.literal(marks if self.size is None else f"({marks})")


def columns(model: Any, values: Mapping[str, Any]) -> dict[Field, Any]:
    """What an INSERT or UPDATE writes, blanks or values, by the model's columns."""
    fields = {model._meta.combined[name]: value for name, value in values.items()}
    return {f: Blank(v.place, v.size, f) if isinstance(v, Blank) else v for f, v in fields.items()}


def _as_stored(field: Field) -> bool:
    """Whether both databases give the column's values back as they are."""
    plain = isinstance(field, _PLAIN) and type(field).python_value is Field.python_value
    return plain or isinstance(field, ForeignKeyField)


class _Filled(NamedTuple):
    """A parameter that is one of the values, those of sets in a row with the others."""

    place: int
    convert: Convert | None


class _Written:
    """A query's text, how its parameters come from the values, and the columns it selects."""

    def __init__(self, sql: str, parameters: list[Any], query: Any, sets: bool) -> None:
        self.sql = sql
        self._sets = sets
        self._parameters = [each if isinstance(each, _Filled) else (None, each) for each in parameters]
        self._model = query.model
        selected = [field for field in query._returning or () if isinstance(field, Field)]
        self._names = [field.name for field in selected]
        self._read = [(field.name, field.python_value) for field in selected if not _as_stored(field)]

    def filled(self, values: tuple) -> list[Any]:
        """The parameters for these values."""
        flat = [one for value in values for one in _members(value)] if self._sets else values
        return [
            more if place is None else more(flat[place]) if more else flat[place]
            for place, more in self._parameters
        ]

    def row(self, found: tuple) -> Any:
        """What the database found, as a row of the model."""
        row = self._model(__no_default__=True)
        row.__data__ = data = dict(zip(self._names, found, strict=True))
        for name, read in self._read:
            data[name] = read(data[name])
        return row


def _members(value: Any) -> Iterable[Any]:
    return value if type(value) is set else (value,)


class Prepared:
    """A query to be run often; made by `prepared`. `nulls`: None is a value like any other, to be written."""

    def __init__(self, build: Callable[..., Any], nulls: bool = False) -> None:
        self._build = build
        self._nulls = nulls
        self._known: dict[Any, _Written] = {}

    def rows(self, *values: Any) -> list[Any]:
        """The rows found, holding the columns the query selects."""
        written, cursor = self._run(values)
        return [written.row(found) for found in cursor.fetchall()]

    def first(self, *values: Any) -> Any | None:
        """The first row found, or None."""
        written, cursor = self._run(values)
        found = cursor.fetchone()
        return written.row(found) if found is not None else None

    def change(self, *values: Any) -> int:
        """How many rows an UPDATE or DELETE has changed, or an INSERT has added."""
        return self._run(values)[1].rowcount

    def add(self, *values: Any) -> int:
        """The number of the row an INSERT has added."""
        cursor = self._run(values)[1]
        return cursor.fetchone()[0] if database.returning_clause else cursor.lastrowid

    def scalar(self, *values: Any) -> Any:
        """The one thing asked for, such as a count."""
        return self._run(values)[1].fetchone()[0]

    def sql(self, *values: Any) -> tuple[str, list[Any]]:
        """The statement and its parameters for these values."""
        written = self._for(values)
        return written.sql, written.filled(values)

    def _run(self, values: tuple) -> tuple[_Written, Any]:
        written = self._for(values)
        return written, database.execute_sql(written.sql, written.filled(values))

    def _for(self, values: tuple) -> _Written:
        """What makes another query of a value is a set's size, and whether there is a value at all."""
        missing = _VALUE if self._nulls else _NONE
        shapes = tuple([len(v) if type(v) is set else missing if v is None else _VALUE for v in values])
        kind = (type(database.obj), shapes)
        known = self._known.get(kind)
        if known is None:
            known = self._known[kind] = self._write(shapes)
        return known

    def _write(self, shapes: tuple[int, ...]) -> _Written:
        query = self._build(*_blanks(shapes))
        sql, parameters = database.get_sql_context().sql(query).query()
        return _Written(sql, parameters, query, any(shape >= 0 for shape in shapes))


def _blanks(shapes: tuple[int, ...]) -> Iterator[Blank | None]:
    place = 0
    for shape in shapes:
        size = shape if shape >= 0 else None
        yield None if shape == _NONE else Blank(place, size)
        place += 1 if size is None else size


def prepared(build: Callable[..., Any]) -> Prepared:
    """A function from blanks to a query, as a query to be run often."""
    return Prepared(build)
