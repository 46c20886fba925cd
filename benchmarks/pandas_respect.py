"""Respect in pandas: how well needs are met, and how close people are to us."""

from __future__ import annotations

import numpy as np
import pandas as pd

from benchmarks.pandas_starting_points import Start, age, faded, in_millionths, posterior, start_of
from troth.model import Rules

YEAR_DAYS = 365
USUAL_IMPORTANCE = 3
MESSAGES = ["email", "message"]
PERSON = ["account_id", "person_id"]


def contact_events(interactions: pd.DataFrame, at: pd.Timestamp) -> pd.DataFrame:
    """Each message or meeting once per person: its best weight, latest day, and whether it was answered."""
    rules = Rules()
    rows = interactions.copy()
    message = rows.kind.isin(MESSAGES)
    in_time = (rows.replied_at - rows.happened_at).dt.days <= rules.answer_days
    met = np.where(~rows.held.fillna(value=True).astype(bool), 0.0, rules.contact_meeting_weight)
    exchanged = (rows.direction == "both") | ((rows.direction == "in") & rows.replied_at.notna())
    exchanged |= (rows.direction == "out") & in_time
    rows["weight"] = np.where(message, np.where(exchanged, rules.contact_exchange_weight, 0.0), met)
    ours = message & (rows.direction == "out")
    waited = age(rows.happened_at, at) > rules.answer_days
    rows["answered"] = np.select([ours & in_time, ours & waited], [1.0, 0.0], np.nan)
    events = rows.groupby([*PERSON, "event_key"], as_index=False).agg(
        day=("happened_at", "max"), weight=("weight", "max"), answered=("answered", "max")
    )
    events["age"] = age(events.day, at)
    return events


def connection(events: pd.DataFrame) -> tuple[pd.Series, pd.Index]:
    """I / (I + I0) of each person with any contact, and the accounts whose contact is observed."""
    rules = Rules()
    events = events.assign(part=events.weight * faded(events.age, rules.connection_half_life_days))
    intensity = events.groupby(PERSON).part.sum()
    observed = pd.Index(events[events.age < rules.contact_observed_days].account_id.unique())
    return intensity / (intensity + rules.connection_half), observed


def need_facts(
    needs: pd.DataFrame, ratings: pd.DataFrame, feedback: pd.DataFrame, events: pd.DataFrame, at: pd.Timestamp
) -> pd.DataFrame:
    """Every piece of evidence on needs: whose, how heavy at the day, and how far met."""
    facts = pd.concat([_ratings(needs, ratings), _answers(feedback), _trials(events, at)], ignore_index=True)
    facts["weight"] *= faded(age(facts.day, at), Rules().need_half_life_days)
    return facts


def _ratings(needs: pd.DataFrame, ratings: pd.DataFrame) -> pd.DataFrame:
    rules = Rules()
    rated = ratings.dropna(subset=["expected", "perceived"]).merge(needs, on="need_id")
    gap = (rated.perceived - rated.expected) / rules.need_scale_points
    x = 0.5 + gap.clip(0, 1) / 2 - (-rules.disappointment_weight * gap).clip(0, 1) / 2
    x = x.where(rated.kano != "must_be", x.clip(upper=0.5)).where(
        rated.kano != "attractive", x.clip(lower=0.5)
    )
    by_staff = rated.rated_by == "staff"
    weight = rated.importance / USUAL_IMPORTANCE * np.where(by_staff, rules.staff_rating_share, 1.0)
    return rated[PERSON].assign(day=rated.rated_on, weight=weight, x=in_millionths(x), by_staff=by_staff)


def _answers(feedback: pd.DataFrame) -> pd.DataFrame:
    rules = Rules()
    told = feedback[feedback.score.notna()]
    x = in_millionths(((told.score - told.scale_low) / (told.scale_high - told.scale_low)).clip(0, 1))
    ticket = told.instrument.isin(["csat", "ces"])
    weight = np.where(ticket, rules.ticket_answer_weight, rules.survey_item_weight)
    return told[PERSON].assign(day=told.answered_on, weight=weight, x=x, by_staff=False)


def _trials(events: pd.DataFrame, at: pd.Timestamp) -> pd.DataFrame:
    rules = Rules()
    trials = events[events.answered.notna()]
    trials = trials.assign(block=age(trials.day, at) // int(rules.trial_block_days))
    number = trials.groupby([*PERSON, "block"]).day.transform("size")
    weight = (rules.trial_cap / number).clip(upper=rules.trial_weight)
    return trials[PERSON].assign(day=trials.day, weight=weight, x=trials.answered, by_staff=False)


def respect(facts: pd.DataFrame, events: pd.DataFrame, everyone: pd.DataFrame) -> tuple[pd.DataFrame, Start]:
    """Sums of evidence, N, C and R by person, and the starting point of the whole book."""
    rules = Rules()
    facts = facts.assign(credit=facts.weight * facts.x, debit=facts.weight * (1 - facts.x))
    facts["own_words"] = facts.weight.where(~facts.by_staff, 0.0)
    start = start_of(facts.groupby("account_id")[["credit", "debit"]].sum(), 1.0)
    sums = facts.groupby(PERSON)[["credit", "debit", "own_words"]].sum()
    index = pd.MultiIndex.from_frame(everyone[PERSON]).union(sums.index)
    found = sums.reindex(index, fill_value=0.0)
    others = found.groupby("account_id")[["credit", "debit"]].transform("sum") - found[["credit", "debit"]]
    found["start"] = start.of(others.credit, others.debit)
    found = found.join(posterior(found.credit, found.debit, found.start, 1.0))
    lifted = (found.evidence == "ok") & (found.own_words.round(6) < rules.evidence_ok)
    found["evidence"] = found.evidence.where(~lifted, "thin")
    close, observed = connection(events)
    known = found.index.get_level_values(0).isin(observed)
    found["connection"] = close.reindex(found.index, fill_value=0.0).where(known)
    return found.reset_index(), start
