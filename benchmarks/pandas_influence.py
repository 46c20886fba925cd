"""Effective influence in pandas: who sways an account, and how much is swayed by people we do not know."""

from __future__ import annotations

import numpy as np
import pandas as pd

from troth.model import Rules

ROUNDS = 8
LEVELS = {0: 0.0, 1: 1.0, 2: 2.0, 3: 4.0, 4: 8.0}
REQUIRED_ROLES = ["gatekeeper", "financial_buyer", "technical_buyer", "end_user"]
PERSON = ["account_id", "person_id"]


def members(
    accounts: pd.DataFrame, roles: pd.DataFrame, people: pd.DataFrame, at: pd.Timestamp
) -> pd.DataFrame:
    """Every role begun by the day in an open account, with whether it is in force now."""
    here = accounts[accounts.closed_on.isna()][["account_id", "indirect"]]
    begun = (
        roles[roles.since.isna() | (roles.since <= at)]
        .merge(here, on="account_id")
        .merge(people, on="person_id")
    )
    begun["in_force"] = (begun.until.isna() | (begun.until > at)) & begun.left_on.isna()
    return begun


def influence(
    begun: pd.DataFrame, ratings: pd.DataFrame, ties: pd.DataFrame, at: pd.Timestamp
) -> pd.DataFrame:
    """Every person with a role begun by the day, and their effective influence c."""
    pooled, newest = _pooled(ratings)
    persons = begun.groupby(PERSON).agg(
        active=("in_force", "any"), left_on=("left_on", "first"), ended=("until", "max")
    )
    persons["pooled"] = pooled.reindex(persons.index)
    persons["newest"] = newest.reindex(persons.index)
    usual = persons.pooled.where(persons.active).groupby("account_id").mean().replace(0, np.nan).fillna(1.0)
    persons["weight"] = persons.pooled.fillna(
        usual.reindex(persons.index.get_level_values(0)).set_axis(persons.index)
    )
    now = begun[begun.in_force]
    outside = (now.role != "channel_partner") | (now.power == "decide")
    decides = outside.groupby([now.account_id, now.person_id]).any().reindex(persons.index, fill_value=False)
    persons["direct"] = persons.weight.where(persons.active & decides, 0.0)
    persons["eta"] = _unknown(persons, begun, at).reindex(persons.index.get_level_values(0)).to_numpy()
    active = persons[persons.active]
    persons["influence"] = _effective(active, ties).reindex(persons.index, fill_value=0.0) * (1 - persons.eta)
    return persons.reset_index()


def _pooled(ratings: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The mean weight of the informants' last ratings of each person, and the day of the newest rating."""
    rules = Rules()
    rated = ratings.assign(rater_id=ratings.rater_id.fillna("")).sort_values(["rated_on", "rating_id"])
    last = rated.drop_duplicates([*PERSON, "rated_by", "rater_id"], keep="last")
    trusted = last.rated_by.map(
        {who: getattr(rules, f"informant_{who}") for who in ("customer", "staff", "self")}
    )
    weighed = last.assign(trusted=trusted, total=trusted * last.level.map(LEVELS)).groupby(PERSON)
    sums = weighed[["trusted", "total"]].sum()
    return sums.total / sums.trusted, rated.groupby(PERSON).rated_on.max()


def _unknown(persons: pd.DataFrame, begun: pd.DataFrame, at: pd.Timestamp) -> pd.Series:
    """The share of influence left to people we do not know, by account."""
    rules = Rules()
    active = persons[persons.active]
    knows = active.pooled.isna() | (active.pooled.round(6) >= rules.known_weight)
    accounts = begun.drop_duplicates("account_id").set_index("account_id").indirect
    known = knows.groupby("account_id").sum().reindex(accounts.index, fill_value=0)
    required = [*REQUIRED_ROLES, "channel_partner"]
    held = begun[begun.in_force & begun.role.isin(required)].drop_duplicates(["account_id", "role"])
    held = held[held.indirect | (held.role != "channel_partner")]
    filled = held.groupby("account_id").size().reindex(accounts.index, fill_value=0)
    empty = len(REQUIRED_ROLES) + accounts.astype(int) - filled
    expected = (known + empty).clip(lower=rules.expected_people)
    gone = (
        _left(persons, begun, at).groupby("account_id").weight.sum().reindex(accounts.index, fill_value=0.0)
    )
    total = gone + active.direct.groupby("account_id").sum().reindex(accounts.index, fill_value=0.0)
    share = np.maximum(1 - known / expected, (gone / total).fillna(0)).clip(0, rules.unknown_share_cap)
    return share.where(accounts.index.isin(active.index.get_level_values(0)), 1.0)


def _left(persons: pd.DataFrame, begun: pd.DataFrame, at: pd.Timestamp) -> pd.DataFrame:
    """Those who left lately, and whose place nobody rated since has taken."""
    day = persons.left_on.fillna(persons.ended)
    left = persons[~persons.active & (day > at - pd.Timedelta(days=int(Rules().leaver_days)))].copy()
    left["day"] = day
    former = begun[["account_id", "person_id", "role"]].dropna().merge(left[["day"]], on=PERSON)
    now = begun[begun.in_force][["account_id", "person_id", "role"]].merge(persons[["newest"]], on=PERSON)
    pairs = former.merge(now, on=["account_id", "role"], suffixes=("", "_now"))
    taken = pairs[pairs.newest >= pairs.day].drop_duplicates(PERSON).set_index(PERSON).index
    return left[~left.index.isin(taken)]


def _effective(active: pd.DataFrame, ties: pd.DataFrame) -> pd.Series:
    """Friedkin-Johnsen influence of active people after eight rounds, before the unknown share."""
    total = active.direct.groupby("account_id").transform("sum")
    number = active.direct.groupby("account_id").transform("size")
    view = (active.direct / total).where(total > 0, 1 / number)
    place = pd.Series(np.arange(len(active)), index=active.index)
    tied = ties[ties.listener_id != ties.source_id]
    tied = tied.groupby(["account_id", "listener_id", "source_id"], as_index=False).strength.sum()
    for end in ("listener", "source"):
        ends = pd.MultiIndex.from_frame(tied[["account_id", f"{end}_id"]])
        tied[end] = place.reindex(ends).to_numpy()
    tied = tied.dropna(subset=["listener", "source"]).astype({"listener": int, "source": int})
    share = Rules().openness_share * tied.strength / tied.groupby("listener").strength.transform("sum")
    listener, source = tied.listener.to_numpy(), tied.source.to_numpy()
    held, passed = np.zeros(len(active)), view.to_numpy()
    for _ in range(ROUNDS):
        flow = passed[listener] * share.to_numpy()
        held += passed - np.bincount(listener, flow, len(active))
        passed = np.bincount(source, flow, len(active))
    return pd.Series(held + passed, index=active.index)
