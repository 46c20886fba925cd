"""Where the customer's people say otherwise than our record: the perception gap, promise by promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from troth.reports.known import Known, Row
from troth.reports.phrases import Phrase, ngettext
from troth.reports.phrases import gettext as _
from troth.reports.portal import VERDICT_LABELS

LEAST_GAP = 0.25  # methods.md 2: listed from here on
_KEPT_SHARE = {"kept": 1.0, "exceeded": 1.0, "partly": 0.5, "broken": 0.0, "misled": 0.0}


@dataclass(frozen=True)
class Disagreement:
    """A promise of which somebody says otherwise than our record.

    `gap` is how much better we think it was kept than they do, -1 to 1; empty where our record says nothing of it yet.
    `ours` and `theirs` say both views in words. `person` is empty where nobody signed.
    """

    account_id: str
    account: str
    promise_id: str
    words: str
    promiser: str
    person_id: str | None
    person: str
    said_on: date
    ours: Phrase
    theirs: Phrase
    their_words: str
    gap: float | None

    @property
    def is_worse(self) -> bool:
        """Whether they think less of it than we do."""
        return self.gap is not None and self.gap > 0


def disagreements(known: Known) -> tuple[Disagreement, ...]:
    """The disagreements over the promises of `known`: where they see it worse first, by the gap, then the newest."""
    found = [each for row in known.rows("promises") if row["made_by"] == "us" for each in _over(known, row)]
    return tuple(
        sorted(
            found,
            key=lambda each: (
                not each.is_worse,
                -abs(each.gap or 0.0),
                -each.said_on.toordinal(),
                each.promise_id,
                each.person,
            ),
        )
    )


def _over(known: Known, promise: Row) -> Iterator[Disagreement]:
    """What each person last said of a promise, where it differs from our record."""
    events = sorted(
        known.where("promise_events", "promise_id", promise["promise_id"]),
        key=lambda event: (event["happened_on"], event["event_id"]),
    )
    last = {
        event["said_by"]: event for event in events if event["kind"] == "verdict" and _counts(promise, event)
    }
    delivered_on = next(
        (each["happened_on"] for each in reversed(events) if each["kind"] == "delivered"), None
    )
    score = known.one("promise_scores", "promise_id", promise["promise_id"])
    for event in last.values():
        gap = _gap(promise, score, event, has_record=delivered_on is not None)
        is_unrecorded = delivered_on is None and _share(event) >= 1.0
        if is_unrecorded if gap is None else abs(gap) >= LEAST_GAP:
            yield _disagreement(known, promise, event, gap, delivered_on)


def _counts(promise: Row, event: Row) -> bool:
    """Whether it is a verdict of whom the promise was made to, or unsigned (rules.md 41)."""
    return event["verdict"] is not None and (
        promise["person_id"] is None or event["said_by"] in {None, promise["person_id"]}
    )


def _gap(promise: Row, score: Row | None, event: Row, *, has_record: bool) -> float | None:
    """The gap as the run worked it out for whom the promise names; for one of many, from our degree and their share."""
    if score is None:
        return None
    if event["said_by"] in {None, promise["person_id"]}:
        gap: float | None = score["perception_gap"]
        return gap
    if not has_record or score["degree"] is None:
        return None
    return float(score["degree"]) - _share(event)


def _share(event: Row) -> float:
    if event["verdict"] == "partly" and event["level"] is not None:
        return float(event["level"])
    return _KEPT_SHARE[event["verdict"]]


def _disagreement(
    known: Known, promise: Row, event: Row, gap: float | None, delivered_on: date | None
) -> Disagreement:
    return Disagreement(
        account_id=promise["account_id"],
        account=known.account(promise["account_id"]),
        promise_id=promise["promise_id"],
        words=promise["words"],
        promiser=known.staff(promise["promiser_id"]),
        person_id=event["said_by"],
        person=known.person(event["said_by"]),
        said_on=event["happened_on"],
        ours=_our_view(promise, delivered_on),
        theirs=VERDICT_LABELS[event["verdict"]],
        their_words=event["words"] or "",
        gap=gap,
    )


def _our_view(promise: Row, delivered_on: date | None) -> Phrase:
    """Our record in words: the state in `promise_scores` would be theirs, since their word outranks it."""
    if delivered_on is None:
        return _("no delivery noted")
    if promise["due_on"] is not None and delivered_on > promise["due_on"]:
        return _(
            "delivered on {day}, {late} after the day first named",
            day=delivered_on,
            late=_days(promise, delivered_on),
        )
    return _("delivered on {day}", day=delivered_on)


def _days(promise: Row, delivered_on: date) -> Phrase:
    return ngettext("{count} day", "{count} days", (delivered_on - promise["due_on"]).days)
