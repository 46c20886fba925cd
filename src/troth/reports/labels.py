"""The enumerations of the model as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

ROLES: Mapping[str, Phrase] = {
    "gatekeeper": _("gatekeeper"),
    "financial_buyer": _("financial buyer"),
    "technical_buyer": _("technical buyer"),
    "end_user": _("end user"),
    "channel_partner": _("channel partner"),
}
ROLE_UNKNOWN = _("role not known")
ROLE_MEANINGS: Mapping[str, Phrase] = {
    "gatekeeper": _("watches over procedure"),
    "financial_buyer": _("answers for the money"),
    "technical_buyer": _("answers for the specification"),
    "end_user": _("works with what we deliver"),
    "channel_partner": _("sells to them, and sways them"),
}
EVIDENCE: Mapping[str, Phrase] = {
    "none": _("no evidence"),
    "thin": _("thin evidence"),
    "ok": _("good evidence"),
}
EVIDENCE_SHORT: Mapping[str, Phrase] = {"none": _("none"), "thin": _("thin"), "ok": _("good")}
PROMISE_STATES: Mapping[str, Phrase] = {
    "overdue": _("overdue"),
    "open": _("open"),
    "unknown": _("outcome not known"),
    "broken": _("broken"),
    "short": _("kept in part"),
    "late": _("kept late"),
    "kept": _("kept"),
    "withdrawn": _("withdrawn"),
}
LOYALTY_CLASSES: Mapping[str, Phrase] = {
    "true": _("truly loyal: they think well of us and stay"),
    "latent": _("loyal at heart, yet they leave"),
    "spurious": _("staying without loyalty"),
    "none": _("neither loyal nor staying"),
    "captive": _("captive: they stay because they must"),
    "untested": _("loyal as far as we know; they could not have left"),
    "uncertain": _("whether loyalty makes them stay is not certain yet"),
}
IMPORTANCE: Mapping[str, Phrase] = {
    "critical": _("critical"),
    "normal": _("normal"),
    "minor": _("minor"),
}
CUSTOMER_IMPORTANCE: Mapping[str, Phrase] = {
    "share": _("revenue"),
    "strategic": _("strategic"),
    "reference": _("reference"),
}
EXCHANGES: Mapping[str, Phrase] = {
    "mutual": _("both gain"),
    "ours_only": _("we gain, they do not"),
    "theirs_only": _("they gain, we do not"),
    "neither": _("neither gains"),
}
KNOWLEDGE: Mapping[str, Phrase] = {
    "said": _("own words"),
    "confirmed": _("confirmed it"),
    "repeated": _("repeated it"),
    "acknowledged": _("acknowledged"),
    "seen": _("seen"),
    "told": _("told"),
    "untold": _("not told"),
}
STEPS: Mapping[str, Phrase] = {
    "contact": _("first contact"),
    "check": _("first-value check"),
    "review": _("value review"),
}
STEP_STATES: Mapping[str, Phrase] = {
    "done": _("in time"),
    "late": _("late"),
    "overdue": _("overdue"),
    "not_due": _("not due yet"),
}
GRADES: Mapping[int, Phrase] = {
    0: _("ours only"),
    1: _("said by them"),
    2: _("they put a number on it"),
    3: _("evidenced"),
    4: _("confirmed by their finance"),
}
KANO: Mapping[str, Phrase] = {
    "must_be": _("taken for granted"),
    "performance": _("the more the better"),
    "attractive": _("delights"),
    "indifferent": _("indifferent"),
    "reverse": _("unwanted"),
}
POWERS: Mapping[str, Phrase] = {
    "decide": _("decides"),
    "veto": _("may veto"),
    "advise": _("advises"),
}
TIES: Mapping[str, Phrase] = {
    "advice": _("listens to"),
    "reports_to": _("reports to"),
}
GAPS: Mapping[str, Phrase] = {
    "empty_role": _("role nobody fills"),
    "single_contact": _("single contact"),
    "silent_key_person": _("silent key person"),
    "unmet_need": _("unmet need"),
    "unserved_need": _("unserved need"),
    "untold_value": _("untold value"),
    "overdue_promise": _("overdue promise"),
    "unverified_promise": _("unverified promise"),
    "remorse_window": _("follow-up after signing"),
    "stale_rating": _("stale influence rating"),
}
INSTRUMENTS: Mapping[str, Phrase] = {
    "nps": _("would recommend us"),
    "csat": _("satisfaction"),
    "ces": _("ease of working with us"),
    "survey": _("survey"),
    "alternative": _("how attractive the best alternative is"),
    "value_interview": _("value interview"),
    "deal_interview": _("deal interview"),
}
CONTACTS: Mapping[str, Phrase] = {
    "email": _("e-mail"),
    "meeting": _("meeting"),
    "call": _("call"),
    "message": _("message"),
}


def level_of(loyalty: float | None) -> str:
    """The band a loyalty is drawn in: low below .4, middle, high from .6; unknown without a number."""
    if loyalty is None:
        return "unknown"
    return "low" if loyalty < LOW_BELOW else "high" if loyalty >= HIGH_FROM else "middle"


# Only for colour and shape; no figure rests on them. Half is where neither side outweighs the other.
LOW_BELOW = 0.4
HIGH_FROM = 0.6

LEVELS: Mapping[str, Phrase] = {
    "high": _("high loyalty"),
    "middle": _("middling loyalty"),
    "low": _("low loyalty"),
    "unknown": _("loyalty not known"),
}
