"""Mails in files of the folder `mail`, where they lie while no mail server is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path

from django.conf import settings

from troth.ledger import Traces

MAILS_KEPT = timedelta(days=30)
_BETWEEN_MAILS = b"\n" + b"-" * 79 + b"\n"  # as Django's backend writes it


def erase_mails(sought: Traces) -> int:
    """Remove every mail that names the person; gives how many that were."""
    return _remove(path for path in _mails() if _names(path.read_bytes(), sought))


def old_mails(now: datetime) -> list[Path]:
    """The mails that have been kept long enough."""
    return [path for path in _mails() if path.stat().st_mtime < (now - MAILS_KEPT).timestamp()]


def forget_old_mails(now: datetime) -> int:
    """Remove the mails that have been kept long enough; gives how many that were."""
    return _remove(old_mails(now))


def _mails() -> list[Path]:
    folder = Path(settings.EMAIL_FILE_PATH)
    return sorted(folder.glob("*.log")) if folder.is_dir() else []


def _remove(paths: Iterator[Path] | list[Path]) -> int:
    count = 0
    for path in paths:
        path.unlink(missing_ok=True)
        count += 1
    return count


def _names(written: bytes, sought: Traces) -> bool:
    """Whether one of the mails of a file names the person, as written or as a reader of mail shows it."""
    texts = [written.decode("utf-8", "replace")]
    for each in written.split(_BETWEEN_MAILS):
        texts += _texts(message_from_bytes(each, policy=default))
    return sought.in_text("\x00".join(texts))


def _texts(mail: Message) -> Iterator[str]:
    for part in mail.walk():
        yield from (str(value) for value in part.values())
        body = part.get_payload(decode=True)
        yield body.decode("utf-8", "replace") if isinstance(body, bytes) else ""
