"""`python -m troth.web.operations`: works in the background for the book named by TROTH_BOOK.

`... retain` does once what is due by retention, `... retain --dry-run` says what that would be.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import django

from troth.model import InputError, TrothError
from troth.web.ending import end_with_parent

BAD_INPUT, FAILURE = 2, 1


def main(arguments: Sequence[str]) -> int:
    """Work until the process that started this one is gone, or do what was asked for."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troth.web.settings")
    try:
        # It reads the environment, which may hold values to complain of.
        django.setup()
        if arguments[:1] == ["retain"]:
            _retain(is_dry="--dry-run" in arguments)
        else:
            _work()
    except TrothError as refused:
        sys.stderr.write(f"{refused}\n")
        return BAD_INPUT if isinstance(refused, InputError) else FAILURE
    return 0


def _work() -> None:
    from troth.web.operations.schedule import daily  # noqa: PLC0415 - these need Django to be set up
    from troth.web.operations.worker import work  # noqa: PLC0415
    from troth.web.settings import ENVIRONMENT  # noqa: PLC0415

    end_with_parent()
    work(daily(ENVIRONMENT.refresh_at, ENVIRONMENT.remind_at))


def _retain(*, is_dry: bool) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from troth import ledger as store  # noqa: PLC0415
    from troth.web.operations.retaining import do_and_tell, tell_what_would_be_done  # noqa: PLC0415
    from troth.web.settings import ENVIRONMENT  # noqa: PLC0415

    ledger = store.open(ENVIRONMENT.book)
    tell = tell_what_would_be_done if is_dry else do_and_tell
    for line in tell(ledger, timezone.now()):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
