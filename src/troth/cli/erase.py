"""`troth erase`: a person's right to be forgotten."""

from __future__ import annotations

from troth.cli.operating import operate


def erase_command(book: str, person: str, *, blank_all: bool) -> int:
    """Erase a person, unless texts of others name them, which `blank_all` blanks as well; give the exit status.

    The application does it, since its tables and mails hold the same people.
    """
    return operate(book, "erase", *(["--blank-all"] if blank_all else []), "--", person)
