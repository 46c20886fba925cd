"""Where each promise stands, and what it gives and takes (rules 19-23, 41, 42)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

from tests.reference.knowledge import Known, Row
from tests.reference.numbers import ONE, ZERO, age, at_threshold, clip, exact, fading
from tests.reference.terms import (
    Slip,
    Terms,
    changes,
    excused,
    first_terms,
    lead_days,
    original_terms,
    renegotiated,
)
from troth.model import Rules

OUTCOMES = {"delivered", "withdrawn", "verdict"}


@dataclass(frozen=True)
class Outcome:
    """One promise as one viewer sees it at T; credit and debit are shares of its weight, before lam."""

    state: str
    terms: Terms
    original: Terms
    degree: Fraction | None = None
    surplus: Fraction | None = None
    credit: Fraction = ZERO
    debit: Fraction = ZERO
    day: date | None = None
    delivered_level: Fraction | None = None
    delivered_on: date | None = None
    verdict: str | None = None
    released: bool = False
    credit_if_kept: Fraction | None = None
    record_degree: Fraction | None = None

    @property
    def unverified(self) -> bool:
        """Past due with nobody's word either way."""
        return self.credit_if_kept is not None

    @property
    def perception_gap(self) -> Fraction | None:
        """Our record's degree less the customer's."""
        if self.verdict is None or self.record_degree is None or self.degree is None:
            return None
        return self.record_degree - self.degree


@dataclass
class Promises:
    """Our promises known on a day, with what happened to each."""

    known: Known
    rules: Rules
    rows: list[Row] = field(init=False)
    events: dict[str, list[Row]] = field(init=False)
    leads: dict[str, int] = field(init=False)
    telling_sources: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = sorted(
            (row for row in self.known["promises"] if row["made_by"] == "us"),
            key=lambda row: row["promise_id"],
        )
        self.events = {row["promise_id"]: [] for row in self.rows}
        for event in sorted(
            self.known["promise_events"], key=lambda row: (row["happened_on"], row["event_id"])
        ):
            self.events.get(event["promise_id"], []).append(event)
        self.leads = lead_days(self.rows)
        self.sources = {row["batch_id"]: row["source"] for row in self.known["batches"]}
        self.telling_sources = {
            self.source(row)
            for row in self.rows
            if any(event["kind"] in OUTCOMES for event in self.events[row["promise_id"]])
        }

    def source(self, promise: Row) -> str:
        """Where the promise came from; empty where its batch is not known."""
        return self.sources.get(promise["batch_id"]) or ""

    def weight(self, promise: Row) -> Fraction:
        """Its importance weight."""
        return exact(getattr(self.rules, f"importance_{promise['importance']}"))

    def own_view(self, promise: Row) -> Outcome:
        """As the person sees it to whom it was made; for one made to the account, as nobody in particular."""
        return self.seen_by(promise, promise["person_id"])

    def seen_by(self, promise: Row, viewer: str | None) -> Outcome:
        """The promise with the verdicts of that viewer and the unsigned ones."""
        events = self.events[promise["promise_id"]]
        view = _View(
            promise=promise,
            events=events,
            verdict=_last(events, "verdict", {None, viewer}),
            delivery=_last(events, "delivered"),
            ending=_last(events, "withdrawn", kind_too="abandoned"),
        )
        return self._judged(view)

    def _judged(self, view: _View) -> Outcome:
        accepted = changes(view.events, view.resolved_on)
        first = first_terms(view.promise, self.leads, self.rules)
        terms, slips = renegotiated(first, accepted, self.rules)
        excuse = excused(terms, view.events)
        judge = _Judge(
            at=self.known.at,
            rules=self.rules,
            terms=excuse or terms,
            original=original_terms(first, accepted),
            excused=excuse is not None,
            tells=self.source(view.promise) in self.telling_sources,
        )
        outcome = judge.outcome(view)
        if outcome.released:
            return outcome
        return replace(outcome, debit=outcome.debit + sum(map(judge.fading_slip, slips), ZERO))


def _last(
    events: Sequence[Row], kind: str, said_by: set[str | None] | None = None, *, kind_too: str = ""
) -> Row | None:
    found = [
        event
        for event in events
        if event["kind"] in {kind, kind_too} and (said_by is None or event["said_by"] in said_by)
    ]
    return found[-1] if found else None


@dataclass(frozen=True)
class _View:
    promise: Row
    events: Sequence[Row]
    verdict: Row | None
    delivery: Row | None
    ending: Row | None

    @property
    def resolved_on(self) -> date | None:
        deciding = self.delivery or self.verdict or self.ending
        return deciding["happened_on"] if deciding else None


@dataclass(frozen=True)
class _Judge:
    at: date
    rules: Rules
    terms: Terms
    original: Terms
    excused: bool
    tells: bool

    def outcome(self, view: _View) -> Outcome:
        if view.verdict:
            found = self.by_verdict(view.verdict, view.delivery)
            record = self.by_record(view)
            found = replace(found, record_degree=record.degree if record else None)
        else:
            found = self.by_record(view) or self.by_silence(has_events=bool(view.events))
        return replace(
            found,
            delivered_on=view.delivery["happened_on"] if view.delivery else None,
            delivered_level=_level(view.delivery),
        )

    def by_record(self, view: _View) -> Outcome | None:
        if view.delivery:
            return self.by_delivery(view.delivery)
        return self.by_ending(view.ending) if view.ending else None

    def by_delivery(self, delivery: Row) -> Outcome:
        kept, day = self.terms.level_kept(_level(delivery)), delivery["happened_on"]
        if self.excused:
            kept = max(kept, ONE)
        if at_threshold(kept) == 0:
            state = "broken"
        elif at_threshold(kept) < 1:
            state = "short"
        else:
            state = self.late_or_kept(day)
        return self.resolved(state, kept, day)

    def by_verdict(self, verdict: Row, delivery: Row | None) -> Outcome:
        word, said_on = verdict["verdict"], verdict["happened_on"]
        kept = self.kept_by_word(verdict)
        day = delivery["happened_on"] if delivery else said_on
        if delivery is None and word not in {"broken", "misled"} and self.terms.due_on is not None:
            day = min(said_on, self.terms.due_on)
        if word in {"broken", "misled"}:
            state = "broken"
        else:
            state = "short" if word == "partly" else self.late_or_kept(day)
        found = self.resolved(state, kept, day, debit_day=None if delivery else day)
        if word == "misled":
            found = replace(found, debit=ONE)
        return replace(found, verdict=word)

    def kept_by_word(self, verdict: Row) -> Fraction:
        if verdict["verdict"] == "partly":
            stated = _level(verdict)
            return clip(exact(self.rules.partly_degree) if stated is None else stated, 0, 1)
        return {
            "broken": ZERO,
            "misled": ZERO,
            "kept": ONE,
            "exceeded": exact(self.rules.exceeded_degree),
        }[verdict["verdict"]]

    def by_ending(self, ending: Row) -> Outcome:
        taken_back = ending["kind"] == "withdrawn"
        if self.excused or (taken_back and ending["asked_by"] == "customer"):
            return Outcome("withdrawn", self.terms, self.original, released=True, day=ending["happened_on"])
        day = self.not_after_limit(ending["happened_on"])
        return self.failed("withdrawn" if taken_back else "broken", day)

    def by_silence(self, *, has_events: bool) -> Outcome:
        due = self.terms.due_on
        if due is None or self.at <= due:
            return Outcome("open", self.terms, self.original)
        if_kept = None if has_events else fading(age(due, self.at), self.rules.trust_half_life_days)
        expired = age(due, self.at) >= self.rules.abandoned_after_days
        if expired and has_events:
            return self.failed("broken", self.not_after_limit(self.at))
        if not has_events and (expired or not self.tells):
            return Outcome("unknown", self.terms, self.original, credit_if_kept=if_kept)
        debit = 1 - self.terms.degree(ONE, self.at, self.rules)
        return Outcome("overdue", self.terms, self.original, debit=debit, credit_if_kept=if_kept)

    def resolved(self, state: str, kept: Fraction, day: date, debit_day: date | None = None) -> Outcome:
        degree = self.terms.degree(kept, day, self.rules)
        return Outcome(
            state,
            self.terms,
            self.original,
            degree=degree,
            surplus=self.terms.surplus(kept, day, self.rules),
            credit=degree * self.faded(day),
            debit=(1 - degree) * self.faded(debit_day or self.not_after_limit(day)),
            day=day,
        )

    def failed(self, state: str, day: date) -> Outcome:
        return Outcome(
            state, self.terms, self.original, degree=ZERO, surplus=ZERO, debit=self.faded(day), day=day
        )

    def late_or_kept(self, day: date) -> str:
        return "late" if self.terms.due_on is not None and day > self.terms.due_on else "kept"

    def not_after_limit(self, day: date) -> date:
        if self.terms.due_on is None:
            return day
        return min(day, self.terms.due_on + timedelta(days=int(self.rules.abandoned_after_days)))

    def faded(self, day: date) -> Fraction:
        return fading(age(day, self.at), self.rules.trust_half_life_days)

    def fading_slip(self, slip: Slip) -> Fraction:
        return slip.share * self.faded(slip.day)


def _level(event: Row | None) -> Fraction | None:
    return None if event is None or event["level"] is None else exact(event["level"])
