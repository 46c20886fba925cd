"""Erasing a person from what the application keeps beside the facts of the book: its tables and its mails.

The ledger calls it within the transaction of every erasure, by the name in Django's setting ERASED_BESIDE.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from django.db import transaction

from troth.ledger import Beside, Ledger, Traces
from troth.web.erasing.mails import erase_mails
from troth.web.erasing.rows import erase_rows, rename_rows
from troth.web.importing.files import forget_uploads

__all__ = ["BESIDE"]


def _erase(ledger: Ledger, person_ids: Collection[str], sought: Traces) -> int:
    """Rows and mails at once: once the transaction has ended, nobody knows any more what the person was called.

    A page or a task that had read the name before may mail it while the transaction lasts, or write it beside uploaded
    files, so mails are looked through and files removed once more when it has ended.
    """
    # Files that were uploaded are not looked through: they may be archives, and can be uploaded again.
    count = erase_rows(ledger, person_ids, sought) + erase_mails(sought) + forget_uploads()
    transaction.on_commit(partial(erase_mails, sought), using=ledger.alias)
    transaction.on_commit(forget_uploads, using=ledger.alias)
    return count


BESIDE = Beside(_erase, rename_rows)
