"""Queries whose SQL is written once. Peewee writes it anew each time, which costs more than running it.

@prepared
def _called(name: Blank, teams: Blank) -> Any:
    return User.select().where(User.name == name, User.team.in_(teams))

_called.rows("张三", {1, 2})

The function is called with blanks: once for each kind of database, size of a set among the values, and choice
of values that are None (it is given None there, and may write another query). From then on values are only
converted, by the columns they are compared with.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from peewee import Field, Node

from storage.connection import database

Convert = Callable[[Any], Any]


class Blank(Node):
    """A place in a query where a value will stand, or all of a set; `field` is told where it is written."""

    def __init__(self, place: int, size: int | None = None, field: Field | None = None) -> None:
        self.place, self.size, self.field = place, size, field

    def __sql__(self, ctx: Any) -> Any:
        """Peewee's way to ask a part of a query for its text and values."""
        one = _Filled(self.place, self.field.db_value if self.field else ctx.state.converter)
        mark = ctx.state.param or "?"
        if self.size is None:
            ctx._values.append(one)
            return ctx.literal(mark)
        ctx._values += [replace(one, nth=n) for n in range(self.size)]
        return ctx.literal(f"({', '.join([mark] * self.size)})")


def columns(model: Any, values: Mapping[str, Any]) -> dict[Field, Any]:
    """What an INSERT or UPDATE writes, blanks or values, by the model's columns."""
    fields = {model._meta.combined[name]: value for name, value in values.items()}
    return {f: Blank(v.place, v.size, f) if isinstance(v, Blank) else v for f, v in fields.items()}


@dataclass(frozen=True, slots=True)
class _Filled:
    """A parameter that comes from a value: which one, and of a set which of its own."""

    place: int
    convert: Convert | None
    nth: int | None = None

    def of(self, values: list[Any]) -> Any:
        value = values[self.place]
        if self.nth is not None:
            value = value[self.nth]
        return self.convert(value) if self.convert else value


@dataclass(frozen=True, slots=True)
class _Written:
    """A query's text, its parameters (constants among them), and the columns it selects."""

    sql: str
    parameters: list[Any]
    model: Any
    columns: list[tuple[str, Convert]]

    def filled(self, values: tuple) -> list[Any]:
        plain = [list(value) if isinstance(value, set) else value for value in values]
        return [each.of(plain) if type(each) is _Filled else each for each in self.parameters]

    def row(self, found: tuple) -> Any:
        row = self.model(__no_default__=True)
        row.__data__ = {name: read(value) for (name, read), value in zip(self.columns, found, strict=True)}
        return row


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

    def sql(self, *values: Any) -> tuple[str, list[Any]]:
        """The statement and its parameters for these values."""
        written = self._for(values)
        return written.sql, written.filled(values)

    def _run(self, values: tuple) -> tuple[_Written, Any]:
        written = self._for(values)
        return written, database.execute_sql(written.sql, written.filled(values))

    def _for(self, values: tuple) -> _Written:
        kind = (type(database.obj), *map(self._shape, values))
        known = self._known.get(kind)
        if known is None:
            known = self._known[kind] = self._write(kind[1:])
        return known

    def _shape(self, value: Any) -> Any:
        """What makes another query of a value: a set's size, and whether there is a value at all."""
        if isinstance(value, set):
            return len(value)
        return "value" if self._nulls or value is not None else None

    def _write(self, shapes: tuple) -> _Written:
        query = self._build(*[_blank(place, shape) for place, shape in enumerate(shapes)])
        sql, parameters = database.get_sql_context().sql(query).query()
        columns = [(field.name, field.python_value) for field in query._returning or ()]
        return _Written(sql, parameters, query.model, columns)


def _blank(place: int, shape: Any) -> Blank | None:
    if shape is None:
        return None
    return Blank(place, shape if isinstance(shape, int) else None)


def prepared(build: Callable[..., Any]) -> Prepared:
    """A function from blanks to a query, as a query to be run often."""
    return Prepared(build)
