"""`python -m troth.web.operations`: works in the background for the book named by TROTH_BOOK."""

from __future__ import annotations

import os

import django

from troth.web.ending import end_with_parent


def main() -> None:
    """Work until the process that started this one is gone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troth.web.settings")
    django.setup()
    from troth.web.operations.schedule import daily  # noqa: PLC0415 - these need Django to be set up
    from troth.web.operations.worker import work  # noqa: PLC0415
    from troth.web.settings import ENVIRONMENT  # noqa: PLC0415

    end_with_parent()
    work(daily(ENVIRONMENT.refresh_at, ENVIRONMENT.remind_at))


if __name__ == "__main__":
    main()
