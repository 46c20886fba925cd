"""Facts about needs, contacts, promises and value, in a sentence each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from troth.reports.consent import claim_words
from troth.reports.known import Known, Row
from troth.reports.labels import CONTACTS, INSTRUMENTS, PROMISE_STATES
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.promises import promise_row

EVENTS: Mapping[str, Phrase] = {
    "warned": _("We warned that it would slip: {words}"),
    "delivered": _("Delivered: {words}"),
    "renegotiated": _("New terms: {words}"),
    "withdrawn": _("Taken back: {words}"),
    "abandoned": _("Given up: {words}"),
}
VERDICTS: Mapping[str, Phrase] = {
    "broken": _("They say broken: {words}"),
    "partly": _("They say kept in part: {words}"),
    "kept": _("They say kept: {words}"),
    "exceeded": _("They say more than kept: {words}"),
    "misled": _("They say they were misled: {words}"),
}


def promise(known: Known, row: Row) -> Phrase:
    """A promise and what became of it by the day of `known`."""
    shown = promise_row(known, row)
    if row["made_by"] == "customer":
        return _("They promised us: {words}", words=shown.words)
    return _("Promise {state}: {words}", state=PROMISE_STATES[shown.state], words=shown.words)


def _event(known: Known, row: Row) -> Phrase:
    found = known.one("promises", "promise_id", row["promise_id"])
    words = str(found["words"]) if found else row["promise_id"]
    if row["kind"] == "verdict":
        return Phrase(VERDICTS[row["verdict"] or "kept"].pattern, {"words": words})
    return Phrase(EVENTS[row["kind"]].pattern, {"words": words})


def _need(known: Known, row: Row) -> Phrase:
    return _(
        "{person} needs {need}, importance {importance} of 5",
        person=known.person(row["person_id"]),
        need=known.code("need", row["code"]),
        importance=row["importance"],
    )


def need_rating(known: Known, row: Row) -> Phrase:
    """What was expected and perceived of a need."""
    need = known.one("needs", "need_id", row["need_id"])
    label = known.code("need", need["code"]) if need else row["need_id"]
    if row["perceived"] is None:
        return _("Expectation of {need}: {expected}", need=label, expected=plain(row["expected"]))
    return _(
        "{need}: perceived {perceived}, expected {expected}",
        need=label,
        perceived=plain(row["perceived"]),
        expected=plain(row["expected"]),
    )


def feedback(_known: Known, row: Row) -> Phrase:
    """A question that was asked, and the answer."""
    asked = INSTRUMENTS[row["instrument"]]
    if row["score"] is None:
        if row["words"]:
            return _("Answer, {asked}: {words}", asked=asked, words=row["words"])
        return _("Asked, {asked}: no answer yet", asked=asked)
    score, best = plain(row["score"]), plain(row["scale_high"])
    return _("Answer, {asked}: {score} of {best}", asked=asked, score=score, best=best)


def interaction(_known: Known, row: Row) -> Phrase:
    """A contact: what is written may be answered or not, what is spoken goes both ways."""
    return Phrase(_CONTACT[_way(row)].pattern, {"kind": CONTACTS[row["kind"]]})


def _way(row: Row) -> str:
    if row["kind"] in {"meeting", "call"}:
        return "missed" if row["held"] is False else "both"
    if row["direction"] in {"both", "in"}:
        return str(row["direction"])
    return "answered" if row["replied_at"] else "out"


_CONTACT = {
    "both": _("Contact: {kind}"),
    "missed": _("Contact: {kind} that did not take place"),
    "in": _("Contact: {kind} from them"),
    "answered": _("Contact: {kind} from us, answered"),
    "out": _("Contact: {kind} from us, not answered"),
}


def value_claim(known: Known, row: Row) -> Phrase:
    """What the customer had from us."""
    words = claim_words(known, row["claim_id"], row["person_id"], row["words"])
    if row["confirmed_on"] is None:
        return _("Value stated: {words}", words=words)
    return _("Value confirmed: {words}", words=words)


def _telling(known: Known, row: Row) -> Phrase:
    found = known.one("value_claims", "claim_id", row["claim_id"])
    words = (
        claim_words(known, row["claim_id"], found["person_id"], found["words"]) if found else row["claim_id"]
    )
    return _("{person} was told: {words}", person=known.person(row["person_id"]), words=words)


def plain(value: object) -> str | Phrase:
    """A number as short as it can be written."""
    if value is None:
        return _("not known")
    if isinstance(value, int | float):
        return f"{value:g}"
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


SAYINGS: Mapping[str, Callable[[Known, Row], Phrase]] = {
    "needs": _need,
    "need_ratings": need_rating,
    "feedback": feedback,
    "interactions": interaction,
    "promises": promise,
    "promise_events": _event,
    "value_claims": value_claim,
    "value_communications": _telling,
}
