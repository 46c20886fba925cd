"""What a form is made of: the rows it writes, and which columns of them it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from troth.model import Value


@dataclass(frozen=True)
class Part:
    """The row a form writes into one table. An optional part is written when something of it, `if_given`, was said."""

    table: str
    asks: tuple[str, ...]
    fixed: Mapping[str, Value] = field(default_factory=dict)
    if_given: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A form. `about` is the table whose row it is opened for; `folded` are the columns asked only on demand.

    `needed` are columns that a form insists on though the model lets them be empty.
    """

    name: str
    title: Promise
    parts: tuple[Part, ...]
    about: str = "accounts"
    folded: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
