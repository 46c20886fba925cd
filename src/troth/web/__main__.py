"""`python -m troth.web HOST PORT`: serves the book named by TROTH_BOOK."""

from __future__ import annotations

import os
import sys

import django

from troth.model import InputError, TrothError

BAD_INPUT = 2
FAILURE = 1


def main(host: str, port: str) -> int:
    """Serve until stopped; a reason not to is one sentence and an exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troth.web.settings")
    try:
        # Both read the environment, which may hold values to complain of.
        django.setup()
        from troth.web.serving import port_of, serve  # noqa: PLC0415
        from troth.web.settings import ENVIRONMENT  # noqa: PLC0415

        serve(ENVIRONMENT, host, port_of(port))
    except TrothError as refused:
        sys.stderr.write(f"{refused}\n")
        return BAD_INPUT if isinstance(refused, InputError) else FAILURE
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
