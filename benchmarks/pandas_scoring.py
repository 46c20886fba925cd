"""The same figures in pandas, as an analyst would write them for one book and its last day.

It reads the same Parquet files and gives trust, respect, influence and loyalty of every person, loyalty of every account
and the standing of every promise. It relies on what generated books hold and asks for nothing else: one version of each
fact, all known on the day, each promise changed at most once and before it was due, no won deals. It checks nothing, and
leaves out gaps, promisers, attitude and behaviour.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.books import UNTIL
from benchmarks.child import measured, report
from benchmarks.pandas_influence import influence, members
from benchmarks.pandas_promises import judged, trust
from benchmarks.pandas_respect import contact_events, need_facts, respect
from benchmarks.pandas_starting_points import Start
from troth.model import Rules
from troth.model.rules import NORMAL_QUANTILE

TIME_ZONE = "Europe/Berlin"
PERSON = ["account_id", "person_id"]
NONE, THIN, OK = range(3)
COLUMNS = {
    "accounts": ["account_id", "closed_on", "indirect"],
    "batches": ["batch_id", "source"],
    "buying_roles": [*PERSON, "role", "power", "since", "until"],
    "feedback": [*PERSON, "instrument", "scale_low", "scale_high", "answered_on", "score"],
    "influence_ratings": ["rating_id", *PERSON, "level", "rated_by", "rater_id", "rated_on"],
    "influence_ties": ["account_id", "listener_id", "source_id", "strength"],
    "interactions": [*PERSON, "event_key", "kind", "direction", "happened_at", "held", "replied_at"],
    "need_ratings": ["need_id", "expected", "perceived", "rated_by", "rated_on"],
    "needs": ["need_id", *PERSON, "importance", "kano"],
    "people": ["person_id", "left_on"],
    "promise_events": [
        "event_id",
        "promise_id",
        "kind",
        "happened_on",
        "level",
        "new_due_on",
        "asked_by",
        "verdict",
    ],
    "promises": [
        "promise_id",
        *PERSON,
        "batch_id",
        "made_on",
        "due_on",
        "floor",
        "promised_level",
        "better",
        "importance",
    ],
}


@dataclass(frozen=True)
class Figures:
    """One row per promise, per person of an open account, and per open account."""

    promises: pd.DataFrame
    people: pd.DataFrame
    accounts: pd.DataFrame


def read(folder: Path, table: str) -> pd.DataFrame:
    """The columns of a table, decimals as floats, timestamps as days of the book's time zone."""
    raw = pq.read_table(folder / f"{table}.parquet", columns=COLUMNS[table])
    kinds = [_plain(field.type) for field in raw.schema]
    frame = raw.cast(pa.schema(list(zip(raw.column_names, kinds, strict=True)))).to_pandas()
    for name in frame.columns[[name.endswith("_at") for name in frame.columns]]:
        local = frame[name].dt.tz_localize("UTC").dt.tz_convert(TIME_ZONE)
        frame[name] = local.dt.tz_localize(None).dt.normalize()
    return frame


def _plain(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_decimal(kind):
        return pa.float64()
    return pa.timestamp("s") if pa.types.is_date(kind) or pa.types.is_timestamp(kind) else kind


def score(folder: Path, at: date) -> Figures:
    """Every figure of a generated book of Parquet files as of its last day."""
    day = pd.Timestamp(at)
    roles, people = read(folder, "buying_roles"), read(folder, "people")
    promises = judged(read(folder, "promises"), read(folder, "promise_events"), read(folder, "batches"), day)
    by_trust, trust_start = trust(promises, roles, people, day)
    begun = members(read(folder, "accounts"), roles, people, day)
    persons = influence(begun, read(folder, "influence_ratings"), read(folder, "influence_ties"), day)
    events = contact_events(read(folder, "interactions"), day)
    facts = need_facts(
        read(folder, "needs"), read(folder, "need_ratings"), read(folder, "feedback"), events, day
    )
    by_respect, need_start = respect(facts, events, persons)
    found = persons.merge(
        by_trust.add_prefix("trust_"), left_on=PERSON, right_on=[f"trust_{name}" for name in PERSON]
    )
    found = found.merge(
        by_respect.add_prefix("need_"), left_on=PERSON, right_on=[f"need_{name}" for name in PERSON]
    )
    scored = person_loyalty(found)
    return Figures(promises, scored, account_loyalty(scored, trust_start, need_start))


def person_loyalty(found: pd.DataFrame) -> pd.DataFrame:
    """Respect and loyalty of each person; a figure of class none enters at its starting point."""
    rules, strength = Rules(), Rules().prior_strength
    share = np.where(found.need_connection.isna(), 1.0, rules.respect_need_share)
    contact = found.need_connection.fillna(0) * (1 - rules.respect_need_share)
    found["respect"] = share * found.need_mean + contact
    no_trust, no_respect = found.trust_evidence == "none", found.need_evidence == "none"
    t = found.trust_mean.where(~no_trust, found.trust_start)
    r = found.respect.where(~no_respect, share * found.need_start + contact)
    unseen_t = found.trust_start * (1 - found.trust_start) / (strength + 1)
    unseen_n = found.need_start * (1 - found.need_start) / (strength + 1)
    spread_t = found.trust_variance.where(~no_trust, unseen_t)
    spread_r = share**2 * found.need_variance.where(~no_respect, unseen_n)
    found["loyalty"] = np.sqrt(t * r)
    found["deviation"] = found.loyalty / 2 * np.sqrt(spread_t / t**2 + spread_r / r**2)
    weakness = {"none": NONE, "thin": THIN, "ok": OK}
    found["strength"] = np.minimum(found.trust_evidence.map(weakness), found.need_evidence.map(weakness))
    return found


def account_loyalty(people: pd.DataFrame, trust_start: Start, need_start: Start) -> pd.DataFrame:
    """Loyalty of each account with its 90 % interval, people we do not know included."""
    rules, strength = Rules(), Rules().prior_strength
    parts = people.assign(
        loyal=people.influence * people.loyalty,
        apart=(people.influence * people.deviation) ** 2,
        together=people.influence * people.deviation,
        well=people.influence.where(people.strength == OK, 0.0),
        founded=people.influence.where(people.strength >= THIN, 0.0),
        observed=people.need_connection.notna(),
    ).groupby("account_id")
    sums = parts[["influence", "loyal", "apart", "together", "well", "founded"]].sum()
    share = np.where(parts["observed"].any(), rules.respect_need_share, 1.0)
    t, n = trust_start.mean, need_start.mean
    unseen = np.sqrt(t * share * n)
    spread_t, spread_n = (x * (1 - x) / (strength + 1) for x in (t, n))
    unseen_deviation = unseen / 2 * np.sqrt(spread_t / t**2 + spread_n / n**2)
    c0 = (1 - sums.influence).clip(lower=0)
    together = rules.error_correlation * sums.together**2
    known = np.sqrt((1 - rules.error_correlation) * sums.apart + together) / (1 - c0).where(c0 < 1, 1.0)
    deviation = (1 - c0) * known + c0 * np.maximum(rules.unseen_sd_share * unseen_deviation, known)
    loyalty = sums.loyal + c0 * unseen
    ok, thin = sums.well.round(6) >= rules.account_ok_share, sums.founded.round(6) >= rules.account_thin_share
    found = pd.DataFrame({"unknown_share": c0, "loyalty": loyalty.where(ok | thin)})
    found["loyalty_low"] = (found.loyalty - NORMAL_QUANTILE * deviation).clip(lower=0)
    found["loyalty_high"] = (found.loyalty + NORMAL_QUANTILE * deviation).clip(upper=1)
    return found.reset_index()


if __name__ == "__main__":
    report(measured(lambda: score(Path(sys.argv[1]), UNTIL)))
