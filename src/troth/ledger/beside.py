"""What an application keeps beside the facts about the same people: an erasure reaches it in the same transaction.

This room knows nothing of the application. Django's setting ERASED_BESIDE names its part, as `package.module.NAME`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from troth.ledger.finding import Traces
from troth.ledger.opening import Ledger
from troth.model import RefusedError

_SETTING = "ERASED_BESIDE"
_OLDEST_TABLE = "web_signinlink"  # in every store the application was ever used with


@dataclass(frozen=True)
class Beside:
    """The part of an application in an erasure.

    `erase` takes people with these ids and traces out of all it keeps and gives how many rows and files that were;
    `rename` gives a thing of a table of the book another id. Both are called within the transaction of the erasure.
    """

    erase: Callable[[Ledger, Collection[str], Traces], int]
    rename: Callable[[Ledger, str, str, str], None]


def beside_of(ledger: Ledger) -> Beside | None:
    """The part of the application that keeps tables in this store; none where none ever did.

    Raises RefusedError where it does and this process does not know it, since half an erasure is none.
    """
    if _OLDEST_TABLE not in ledger.connection.introspection.table_names():
        return None
    named = getattr(settings, _SETTING, "")
    if not named:
        raise RefusedError(
            "The application keeps more about people in this store than the book; erase them with `troth erase`."
        )
    return cast("Beside", import_string(named))
