"""`troth create` and `troth upgrade`: a new book, and an old one brought to this version."""

from __future__ import annotations

from troth import __version__, ledger
from troth.cli.printing import say
from troth.model.addresses import shown_address


def create_command(book: str) -> None:
    """Make a new, empty book."""
    ledger.close(ledger.create(book))
    say(f"There is an empty book at {shown_address(book)}. Import into it, or serve it and enter an account.")


def upgrade_command(book: str) -> None:
    """Bring a book to this version."""
    ledger.close(ledger.upgrade(book))
    say(f"The book is of version {__version__}.")
