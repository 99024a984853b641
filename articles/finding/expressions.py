"""What is asked of PostgreSQL's index, as Django's querysets need it."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, DateTimeField, F, Func, Value

#: Seconds in a block of time of each size: a day, and eight times as long at each step.
BLOCKS = tuple(86_400 * 8**size for size in range(4))
#: Blocks of one size are told from those of the next by so much.
APART = 10_000_000
_SINCE = "floor(extract(epoch FROM (%(expressions)s AT TIME ZONE 'UTC')) / {})"
_TEMPLATE = ", ".join(f"({APART * nth} + {_SINCE.format(seconds)})::bigint" for nth, seconds in enumerate(BLOCKS, 1))


_NUMBERS = ArrayField(BigIntegerField())


def numbers(some: list[int]) -> Value:
    """An array, given as one value however many it holds."""
    return Value(some, output_field=_NUMBERS)


def blocks(column: str) -> Func:
    """The blocks of time, one of each size, to which a moment belongs."""
    return Func(F(column), template=f"ARRAY[{_TEMPLATE}]", output_field=_NUMBERS)


def unindexed(column: str) -> Func:
    """A moment that PostgreSQL compares row by row: its own index would list half the archive for one bound."""
    return Func(F(column), template="(%(expressions)s + interval '0')", output_field=DateTimeField())


def alone(column: str) -> Func:
    """A number as an array of itself, which an index of the kind for words can hold."""
    return Func(F(column), template="ARRAY[(%(expressions)s)::bigint]", output_field=_NUMBERS)
