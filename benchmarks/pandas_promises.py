"""Trust from promises in pandas: what each promise gives and takes, and its sums by person and account."""

from __future__ import annotations

import numpy as np
import pandas as pd

from benchmarks.pandas_starting_points import Start, age, faded, in_millionths, posterior, start_of
from troth.model import Rules

MOST_KEPT = 1.5
WORDS = {"kept": 1.0, "exceeded": 1.25, "broken": 0.0, "misled": 0.0}
PERSON = ["account_id", "person_id"]


def judged(
    promises: pd.DataFrame, events: pd.DataFrame, batches: pd.DataFrame, at: pd.Timestamp
) -> pd.DataFrame:
    """Each promise with its state, degree, and the credit and debit it brings, weighed by its importance."""
    rules = Rules()
    p = _with_events(promises.sort_values("promise_id", ignore_index=True), events, batches)
    changed = p.changed_due.notna() & (p.resolved_on.isna() | (p.changed_on < p.resolved_on))
    p["slip"] = _slip(p, changed, at)
    p["due_on"] = p.due_on.where(~changed, p.changed_due)
    p["limit_on"] = p.due_on + pd.Timedelta(days=int(rules.abandoned_after_days))
    p["state"], p["day"], level = _fate(p, at)
    settled = p.state.isin(["kept", "late", "short", "broken", "withdrawn", "released"])
    p["degree"] = np.where(settled, in_millionths(level.clip(upper=1) * _timeliness(p, p.day)), np.nan)
    failed = (p.state == "withdrawn") | ((p.state == "broken") & p.delivered_on.isna() & p.verdict.isna())
    p.loc[failed, "degree"] = 0.0
    debit_day = p[["day", "limit_on"]].min(axis=1).where(p.verdict.isna() | p.delivered_on.notna(), p.day)
    half_life = rules.trust_half_life_days
    credit = p.degree * faded(age(p.day, at), half_life)
    debit = (1 - p.degree) * faded(age(debit_day, at), half_life)
    overdue = 1 - in_millionths(_timeliness(p, pd.Series(at, index=p.index)))
    debit = debit.where(p.state != "overdue", overdue).fillna(0) + p.slip
    counts = p.state != "released"
    weight = p.importance.map(
        {name: getattr(rules, f"importance_{name}") for name in ("minor", "normal", "critical")}
    )
    p["weight"] = weight.astype(float)
    p["credit"] = (p.weight * credit).where(counts).fillna(0)
    p["debit"] = (p.weight * debit).where(counts).fillna(0)
    p.loc[~counts, "degree"] = np.nan
    p["is_due"] = ~p.state.isin(["open", "unknown", "released"]) & (p.due_on <= at)
    p["is_kept"] = p.is_due & (p.state == "kept")
    p["state"] = p.state.replace("released", "withdrawn")
    return p


def _with_events(promises: pd.DataFrame, events: pd.DataFrame, batches: pd.DataFrame) -> pd.DataFrame:
    """The promises beside the last delivery, verdict, ending and change of each."""
    events = events.sort_values(["happened_on", "event_id"])

    def last(kinds: list[str], **names: str) -> pd.DataFrame:
        found = events[events.kind.isin(kinds)].drop_duplicates("promise_id", keep="last")
        return found[["promise_id", *names]].rename(columns=names)

    parts = [
        last(["delivered"], happened_on="delivered_on", level="delivered_level"),
        last(["verdict"], happened_on="said_on", verdict="verdict", level="said_level"),
        last(["withdrawn", "abandoned"], happened_on="ended_on", kind="ended", asked_by="ended_by"),
        last(["renegotiated"], happened_on="changed_on", new_due_on="changed_due", asked_by="changed_by"),
    ]
    for part in parts:
        promises = promises.merge(part, on="promise_id", how="left")
    promises["has_events"] = promises.promise_id.isin(events.promise_id)
    promises["resolved_on"] = promises.delivered_on.fillna(promises.said_on).fillna(promises.ended_on)
    source = promises.batch_id.map(batches.set_index("batch_id").source).fillna("")
    outcomes = events[events.kind.isin(["delivered", "withdrawn", "verdict"])].promise_id
    promises["source_tells"] = source.isin(source[promises.promise_id.isin(outcomes)].unique())
    return promises


def _timeliness(p: pd.DataFrame, day: pd.Series) -> pd.Series:
    """The share of credit left when a promise is kept on that day."""
    rules = Rules()
    lead = (p.due_on - p.made_on).dt.days
    halves_in = (rules.lateness_lead_share * lead).clip(lower=rules.lateness_floor_days)
    late = (day - p.due_on).dt.days.clip(lower=0)
    return 2.0 ** (-late / halves_in)


def _slip(p: pd.DataFrame, changed: pd.Series, at: pd.Timestamp) -> pd.Series:
    """The debit for a change we asked for before the due day."""
    rules = Rules()
    under_the_old = in_millionths(_timeliness(p, p.changed_due))
    share = in_millionths(((1 - under_the_old) / 2).clip(upper=rules.renegotiation_debit))
    debit = share * faded(age(p.changed_on, at), rules.trust_half_life_days)
    return debit.where(changed & (p.changed_by != "customer"), 0.0).fillna(0)


def _level_kept(p: pd.DataFrame) -> pd.Series:
    """How much of the promised level was delivered, by our record."""
    lower = p.better == "lower"
    floor = p.floor.where(~lower | (p.floor > p.promised_level), 2 * p.promised_level)
    kept = ((p.delivered_level - floor) / (p.promised_level - floor)).clip(0, MOST_KEPT)
    return kept.where(p.delivered_level.notna(), 1.0)


def _fate(p: pd.DataFrame, at: pd.Timestamp) -> tuple[pd.Series, pd.Series, pd.Series]:
    """The state of each promise, the day of its evidence, and how much of its level was kept."""
    rules = Rules()
    delivered, judged_by_word, ended = p.delivered_on.notna(), p.verdict.notna(), p.ended.notna()
    level = _level_kept(p)
    partly = p.said_level.clip(0, 1).fillna(rules.partly_degree)
    level = level.where(~judged_by_word, p.verdict.map(WORDS).where(p.verdict != "partly", partly))
    failed_by_word = p.verdict.isin(["broken", "misled"])
    word_day = p.said_on.where(failed_by_word, p[["said_on", "due_on"]].min(axis=1))
    day = p.delivered_on.where(delivered, word_day)
    silent = ~delivered & ~judged_by_word & ~ended
    expired = silent & (age(p.due_on, at) >= rules.abandoned_after_days)
    day = day.where(
        delivered | judged_by_word, p[["ended_on", "limit_on"]].min(axis=1).where(~expired, p.limit_on)
    )
    released = ended & ~delivered & ~judged_by_word & (p.ended == "withdrawn") & (p.ended_by == "customer")
    rounded = level.round(6)
    state = np.select(
        [
            released,
            silent & (p.due_on >= at),
            silent & ~p.has_events & (expired | ~p.source_tells),
            silent & ~expired,
            silent,
            ended & ~delivered & ~judged_by_word & (p.ended == "withdrawn"),
            (ended & ~delivered & ~judged_by_word) | (rounded == 0),
            (rounded < 1) | (p.verdict == "partly"),
            day > p.due_on,
        ],
        ["released", "open", "unknown", "overdue", "broken", "withdrawn", "broken", "short", "late"],
        "kept",
    )
    day = day.where(~released, p.ended_on)
    day = day.where(~pd.Series(np.isin(state, ["open", "unknown", "overdue"]), index=p.index))
    return pd.Series(state, index=p.index), day, level


def trust(
    promises: pd.DataFrame, roles: pd.DataFrame, people: pd.DataFrame, at: pd.Timestamp
) -> tuple[pd.DataFrame, Start]:
    """Credit r, debit S and trust T by person, and the starting point of the whole book."""
    rules = Rules()
    factor = rules.broken_promise_weight
    start = start_of(promises.groupby("account_id")[["credit", "debit"]].sum(), factor)
    named = promises[promises.person_id.notna()]
    columns = ["credit", "debit", "is_due", "is_kept"]
    own = named.groupby(PERSON)[columns].sum()
    shared = _shared(promises[promises.person_id.isna()], roles, people, at)
    everyone = roles[PERSON].drop_duplicates().set_index(PERSON).index.union(own.index)
    own = own.reindex(everyone, fill_value=0)
    others = own.groupby("account_id")[["credit", "debit"]].transform("sum") - own[["credit", "debit"]]
    found = own[["credit", "debit"]].add(shared, fill_value=0).reindex(everyone)
    found["start"] = start.of(others.credit, factor * others.debit)
    found = found.join(posterior(found.credit, found.debit, found.start, factor))
    found["promises_due"], found["promises_kept"] = own.is_due.astype(int), own.is_kept.astype(int)
    return found.reset_index(), start


def _shared(made: pd.DataFrame, roles: pd.DataFrame, people: pd.DataFrame, at: pd.Timestamp) -> pd.DataFrame:
    """What promises to the account count for each person whose role was in force on their day."""
    made = made.assign(counts_on=made.day.fillna(made.due_on.where(made.due_on <= at, at)))
    viewed = made.drop(columns="person_id").merge(roles, on="account_id").merge(people, on="person_id")
    there = (viewed.since.isna() | (viewed.since <= viewed.counts_on)) & (
        viewed.until.isna() | (viewed.until > viewed.counts_on)
    )
    there &= viewed.left_on.isna() | (viewed.left_on > viewed.counts_on)
    once = viewed[there].drop_duplicates(["promise_id", "person_id"])
    return once.groupby(PERSON)[["credit", "debit"]].sum() * Rules().account_promise_share
