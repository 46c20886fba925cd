"""The meeting brief as a PDF of one page; the same brief gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any

import typst

from troth.reports.brief import Brief
from troth.reports.brief_parts import Attendee, shortened
from troth.reports.labels import IMPORTANCE
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.printable import printable
from troth.reports.promises import PromiseRow

WORDS: Mapping[str, Phrase] = {
    "needs": _("Needs"),
    "no_needs": _("none known"),
    "said": _("Last told us"),
    "no_said": _("nothing on record"),
    "owed": _("We owe them"),
    "no_owed": _("nothing open"),
    "untold": _("Value they have not heard of"),
    "no_untold": _("nothing untold"),
    "account": _("We owe the account as a whole"),
    "to_us": _("They promised us"),
    "question": _("One question to ask"),
}

Say = Callable[[Phrase], str]
Told = dict[str, str]


def brief_document(brief: Brief, say: Say) -> bytes:
    """The brief as a PDF; `say` puts phrases into the reader's language.

    Names and words go in as data and are set as text. Only the fonts that come with Typst are used, and the document is
    dated on the day it speaks of.
    """
    data = json.dumps(_data(brief, say), ensure_ascii=False)
    document: bytes = typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"brief": data},
        ignore_system_fonts=True,
        font_paths=[],
        timestamp=int(datetime(brief.at.year, brief.at.month, brief.at.day, tzinfo=UTC).timestamp()),
    )
    return document


def due(promise: PromiseRow, brief: Brief) -> Phrase:
    """By when a promise is to be kept, seen from the day of the brief, and how much hangs on it."""
    if promise.state == "unknown":
        return _("outcome not known")
    when = promise.when(brief.at)
    if promise.due_on is None:
        return when
    if promise.importance == "critical":
        critical = IMPORTANCE["critical"]
        return _("{day}, {when}, {importance}", day=promise.due_on, when=when, importance=critical)
    return _("{day}, {when}", day=promise.due_on, when=when)


def more(count: int) -> Phrase:
    """How many promises are not listed."""
    return _("and {count} more", count=count)


@cache
def _template() -> bytes:
    return resources.files("troth.reports").joinpath("brief.typ").read_bytes()


def _data(brief: Brief, say: Say) -> dict[str, Any]:
    title = _("Meeting brief: {account}", account=brief.name)
    subtitle = _("{day}, account owner {owner}", day=brief.at, owner=brief.owner or "–")
    return {
        "at": {"year": brief.at.year, "month": brief.at.month, "day": brief.at.day},
        "title": printable(say(title)),
        "about": printable(say(subtitle)),
        "question": printable(say(brief.question)),
        "why": printable(say(brief.why)),
        "foot": printable(say(_("Internal. What people need and said is for serving them better."))),
        "words": {name: say(words) for name, words in WORDS.items()},
        "attendees": [_attendee(each, brief, say) for each in brief.attendees],
        "account": _promises(brief.owed_to_account, brief, say),
        "to_us": _promises(brief.owed_to_us, brief, say),
    }


def _attendee(attendee: Attendee, brief: Brief, say: Say) -> dict[str, Any]:
    said = attendee.said
    occasion = (
        []
        if said is None
        else [_told(f"“{said.words}”", f"{say(_('{day}', day=said.on))}, {say(said.occasion)}")]
    )
    owed = _promises(attendee.owed, brief, say)
    if attendee.more_owed:
        owed.append(_told(say(more(attendee.more_owed)), ""))
    return {
        "name": printable(attendee.person.name),
        "about": printable(" · ".join(say(part) for part in attendee.about)),
        "needs": [_told(need.label, say(need.rating)) for need in attendee.needs],
        "said": occasion,
        "owed": owed,
        "untold": [
            _told(
                f"“{value.words}”",
                ", ".join(filter(None, (value.by, say(_("{day}", day=value.on)), say(value.proof)))),
            )
            for value in attendee.untold
        ],
    }


def _promises(promises: Iterable[PromiseRow], brief: Brief, say: Say) -> list[Told]:
    return [_told(shortened(each.words), say(due(each, brief))) for each in promises]


def _told(what: str, when: str) -> Told:
    return {"what": printable(what), "when": printable(when)}
