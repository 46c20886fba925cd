"""What the header of a message tells about a contact: who wrote to whom and when, or why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import HeaderParser
from email.utils import getaddresses, parsedate_to_datetime

from troth.intake.limits import MOST_ADDRESSES
from troth.intake.mail_addresses import address_of, is_machine

AUTOMATIC = "automatic reply"
LIST = "mailing list"
BOUNCE = "bounce"
UNSENT = "draft or spam"
_LIST_FIELDS = ("List-Id", "List-Post", "List-Unsubscribe", "List-Help")
_BULK = frozenset({"bulk", "list", "junk"})
# What Google Takeout calls the folders of messages that were not sent, or are not read, in English and German.
_UNSENT_LABELS = frozenset({"draft", "drafts", "entwurf", "entwürfe", "spam"})
_BRACKETED = re.compile(r"<([^<>\s]+)>")


@dataclass(frozen=True)
class Told:
    """One message: its own id, the moment in ISO and UTC, addresses parted by spaces, why it is no contact, its fault."""

    message_id: str = ""
    at: str = ""
    sender: str = ""
    recipients: str = ""
    passed_over: str = ""
    fault: str = ""


def told_by(header: bytes) -> Told:
    """What the bytes of a header tell; whatever else stands in it, the subject among it, is not looked at."""
    try:
        message = HeaderParser().parsestr(_text(header))
        at = _moment(message)
        senders, recipients = _addresses(message, "From"), _addresses(message, "To", "Cc", "Bcc")
        passed_over = _passed_over(message, senders)
    # The standard library's parsers of addresses and headers raise these on some of what strangers write.
    except (MessageError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return Told(fault="its header cannot be read")
    if passed_over:
        return Told(passed_over=passed_over)
    if at is None:
        return Told(fault="it has no date that can be read")
    if not senders:
        return Told(fault="it has no sender that can be read")
    if len(recipients) > MOST_ADDRESSES:
        return Told(passed_over=LIST)
    named = " ".join(dict.fromkeys(recipients))
    moment = at.isoformat()
    return Told(_id_of(message) or f"{moment} {senders[0]} {named}", moment, senders[0], named)


def id_in(text: str) -> str:
    """The id of a message as a header or a log has it, without the brackets around it."""
    found = _BRACKETED.search(text)
    return found[1] if found else text.strip()


def _text(header: bytes) -> str:
    try:
        return header.decode("utf-8")
    except UnicodeDecodeError:
        return header.decode("latin-1")


def _id_of(message: Message) -> str:
    return id_in(str(message.get("Message-ID", "")))


def _moment(message: Message) -> datetime | None:
    """When it was sent by its own account; else when the last server received it, in UTC and whole seconds."""
    received = (str(each).rpartition(";")[2] for each in message.get_all("Received", []))
    for text in (str(message.get("Date", "")), *received):
        if moment := _in_utc(text):
            return moment
    return None


def _in_utc(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text.strip())
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # -0000: the zone is not told
        return aware.astimezone(UTC).replace(microsecond=0)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _addresses(message: Message, *fields: str) -> list[str]:
    """The addresses in some fields; of a field that breaks the grammar those between brackets."""
    found: list[str] = []
    for text in (str(each) for field in fields for each in message.get_all(field, [])):
        by_grammar = [address_of(address) for _, address in getaddresses([text])]
        found += [each for each in by_grammar if each] or map(address_of, _BRACKETED.findall(text))
    return [each for each in found if each]


def _passed_over(message: Message, senders: list[str]) -> str:
    """Why a message is no contact between two people; empty where it may be one."""
    precedence = _words(message, "Precedence")
    if str(message.get("Return-Path", "")).strip() == "<>" or "multipart/report" in _words(
        message, "Content-Type"
    ):
        return BOUNCE
    if _is_automatic(message) or any(map(is_machine, senders[:1])) or "auto_reply" in precedence:
        return AUTOMATIC
    if precedence & _BULK or any(name in message for name in _LIST_FIELDS):
        return LIST
    if "X-Unsent" in message or _UNSENT_LABELS & _words(message, "X-Gmail-Labels"):
        return UNSENT
    return ""


def _is_automatic(message: Message) -> bool:
    submitted = set(_words(message, "Auto-Submitted")) - {"no"}
    return bool(submitted) or "X-Auto-Response-Suppress" in message or "X-Autoreply" in message


def _words(message: Message, field: str) -> frozenset[str]:
    """The words of a field, parted by commas or semicolons and in lower case; those in another script decoded (RFC 2047)."""
    text = str(make_header(decode_header(str(message.get(field, "")))))
    return frozenset(word.strip().strip('"').lower() for word in re.split(r"[,;]", text) if word.strip())
