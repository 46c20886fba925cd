"""`python -m troth.web.operations`: works in the background for the book named by TROTH_BOOK.

With `retain`, `erase`, `restore`, `export` or `record` it does that once and tells it; the commands of `troth` of these names call it, since
what they change is not in the book alone.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from getpass import getuser
from pathlib import Path

import django

from troth.model import InputError, TrothError
from troth.web.ending import end_with_parent

BAD_INPUT, FAILURE = 2, 1


def main(arguments: Sequence[str]) -> int:
    """Work until the process that started this one is gone, or do what was asked for."""
    asked = _asked(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troth.web.settings")
    try:
        # It reads the environment, which may hold values to complain of.
        django.setup()
        if asked.errand is None:
            _work()
            return 0
        for line in _ERRANDS[asked.errand](asked):
            sys.stdout.write(f"{line}\n")
    except TrothError as refused:
        sys.stderr.write(f"{refused}\n")
        return BAD_INPUT if isinstance(refused, InputError) else FAILURE
    return 0


def _asked(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m troth.web.operations")
    errands = parser.add_subparsers(dest="errand")
    errands.add_parser("retain").add_argument("--dry-run", action="store_true")
    erase = errands.add_parser("erase")
    erase.add_argument("--blank-all", action="store_true")
    erase.add_argument("person")
    restore = errands.add_parser("restore")
    restore.add_argument("--erasures", action="append", type=Path, default=[])
    restore.add_argument("folder", type=Path)
    export = errands.add_parser("export")
    export.add_argument("--format", required=True)
    export.add_argument("--part", help="a part of the book, as `troth.workspace.part.written_part` writes it")
    export.add_argument("target", type=Path)
    record = errands.add_parser("record")
    record.add_argument("person")
    record.add_argument("file", type=Path)
    return parser.parse_args(arguments)


def _work() -> None:
    from troth.web.operations.schedule import daily  # noqa: PLC0415 - these need Django to be set up
    from troth.web.operations.worker import work  # noqa: PLC0415
    from troth.web.settings import ENVIRONMENT  # noqa: PLC0415

    end_with_parent()
    work(daily(ENVIRONMENT.refresh_at, ENVIRONMENT.remind_at))


def _retain(asked: Namespace) -> Iterator[str]:
    from django.utils import timezone  # noqa: PLC0415

    from troth import ledger as store  # noqa: PLC0415
    from troth.web.operations.retaining import do_and_tell, tell_what_would_be_done  # noqa: PLC0415
    from troth.web.settings import ENVIRONMENT  # noqa: PLC0415

    tell = tell_what_would_be_done if asked.dry_run else do_and_tell
    yield from tell(store.open(ENVIRONMENT.book), timezone.now())


def _erase(asked: Namespace) -> Iterator[str]:
    from django.utils import timezone  # noqa: PLC0415

    from troth import ledger as store  # noqa: PLC0415
    from troth.web.operations.erasing import erase_and_tell  # noqa: PLC0415
    from troth.web.settings import ENVIRONMENT  # noqa: PLC0415

    ledger = store.open(ENVIRONMENT.book)
    yield from erase_and_tell(ledger, asked.person, getuser(), timezone.now(), blank_all=asked.blank_all)


def _restore(asked: Namespace) -> Iterator[str]:
    from django.utils import timezone  # noqa: PLC0415

    from troth.web.operations.restoring import restore_and_tell  # noqa: PLC0415
    from troth.web.settings import ENVIRONMENT  # noqa: PLC0415

    yield from restore_and_tell(asked.folder, ENVIRONMENT.book, timezone.now(), asked.erasures)


def _export(asked: Namespace) -> Iterator[str]:
    from troth.web.operations.exporting import export_and_tell  # noqa: PLC0415
    from troth.web.settings import ENVIRONMENT  # noqa: PLC0415
    from troth.workspace.part import read_part  # noqa: PLC0415

    part = read_part(asked.part) if asked.part else None
    yield from export_and_tell(ENVIRONMENT.book, asked.target, asked.format, part)


def _record(asked: Namespace) -> Iterator[str]:
    from django.utils import timezone  # noqa: PLC0415

    from troth import ledger as store  # noqa: PLC0415
    from troth.web.operations.exporting import write_record_and_tell  # noqa: PLC0415
    from troth.web.settings import ENVIRONMENT  # noqa: PLC0415

    yield from write_record_and_tell(store.open(ENVIRONMENT.book), asked.person, asked.file, timezone.now())


_ERRANDS = {"retain": _retain, "erase": _erase, "restore": _restore, "export": _export, "record": _record}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
