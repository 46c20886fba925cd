"""Who sways an account's decisions, and how much is swayed by people we do not know (rules 6-13, 49)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from tests.reference.knowledge import Known, Row, in_force
from tests.reference.numbers import ONE, ZERO, at_threshold, clip, exact, half_up, median
from troth.model import Rules

ROUNDS = 8
UNITS = 10**9
DECIDING_ROLES = ("gatekeeper", "financial_buyer", "technical_buyer", "end_user")
Person = tuple[str, str]  # account_id, person_id


def flow(weights: Mapping[str, int], listening: Mapping[str, Mapping[str, Fraction]]) -> dict[str, int]:
    """Friedkin-Johnsen effective influence after 8 rounds, in units of 1e-9.

    `listening` gives, for each listener, the openness times the share of each source.
    """
    held, view = dict.fromkeys(weights, 0), dict(weights)
    for _ in range(ROUNDS):
        passed = dict.fromkeys(weights, 0)
        for person, amount in view.items():
            flows = {
                source: int(half_up(amount * part, 0)) for source, part in listening.get(person, {}).items()
            }
            held[person] += amount - sum(flows.values())
            for source, units in flows.items():
                passed[source] += units
        view = passed
    return {person: held[person] + view[person] for person in weights}


def openness(
    ties: Sequence[tuple[str, str, int]], people: set[str], share: Fraction
) -> dict[str, dict[str, Fraction]]:
    """Each listener's openness times the share of each source; ties to oneself or to others than `people` are dropped."""
    strength: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for listener, source, weight in ties:
        if listener != source and listener in people and source in people:
            strength[listener][source] += weight
    return {
        listener: {source: share * weight / sum(sources.values()) for source, weight in sources.items()}
        for listener, sources in strength.items()
    }


@dataclass(frozen=True)
class AccountInfluence:
    """One account's people: c of each scored person, and the share of everyone else."""

    account: Row
    active: frozenset[str]
    scored: frozenset[str]
    influence: Mapping[str, Fraction]
    eta: Fraction
    required_roles: tuple[str, ...]
    holders: Mapping[str, frozenset[str]]
    vetoing: frozenset[str]

    @property
    def empty_roles(self) -> list[str]:
        """Required roles that no active person holds."""
        return [role for role in self.required_roles if not self.holders.get(role)]

    @property
    def unknown_share(self) -> Fraction:
        """c_0; one where nobody is left with influence."""
        return max(ZERO, ONE - sum((self.influence[person] for person in self.scored), ZERO))

    @cached_property
    def key_people(self) -> set[str]:
        """Scored people of at least median influence, or who may veto."""
        if not self.scored:
            return set()
        middle = at_threshold(median(self.influence[person] for person in self.scored))
        return {
            person
            for person in self.scored
            if at_threshold(self.influence[person]) >= middle or person in self.vetoing
        }


@dataclass
class Influence:
    """Roles, ratings, ties and won deals as known at T."""

    known: Known
    rules: Rules

    def __post_init__(self) -> None:
        self.accounts = {row["account_id"]: row for row in self.known["accounts"]}
        self.left_on = {row["person_id"]: row["left_on"] for row in self.known["people"]}
        self.roles: dict[Person, list[Row]] = defaultdict(list)
        for role in self.known["buying_roles"]:
            if role["since"] is None or role["since"] <= self.known.at:
                self.roles[role["account_id"], role["person_id"]].append(role)
        self.ratings: dict[Person, list[Row]] = defaultdict(list)
        for rating in sorted(
            self.known["influence_ratings"], key=lambda row: (row["rated_on"], row["rating_id"])
        ):
            self.ratings[rating["account_id"], rating["person_id"]].append(rating)
        self.objectors = {
            row["person_id"]
            for row in self.known["person_choices"]
            if row["kind"] == "scoring_objected" and (row["until"] is None or row["until"] > self.known.at)
        }

    def people(self, account_id: str) -> list[str]:
        """Everyone with a role begun by T, ended or not."""
        return sorted(person for account, person in self.roles if account == account_id)

    def active(self, account_id: str) -> set[str]:
        """Those who hold a role in force and have not left."""
        return {
            person
            for person in self.people(account_id)
            if self.left_on.get(person) is None and self.roles_in_force((account_id, person))
        }

    def roles_in_force(self, person: Person) -> list[Row]:
        return [role for role in self.roles.get(person, ()) if in_force(role, self.known.at)]

    def pooled_weight(self, person: Person) -> Fraction | None:
        """g: the mean weight of the informants' last levels; None where unrated (rule 8)."""
        last = {(row["rated_by"], row["rater_id"]): row for row in self.ratings.get(person, ())}
        trusted = [(self._informant(row["rated_by"]), self._level(row["level"])) for row in last.values()]
        total = sum((kappa for kappa, _ in trusted), ZERO)
        if total == 0:
            return None
        return half_up(sum((kappa * weight for kappa, weight in trusted), ZERO) / total, 9)

    def _informant(self, rated_by: str) -> Fraction:
        return exact(getattr(self.rules, f"informant_{rated_by}"))

    def _level(self, level: int) -> Fraction:
        named = (None, "low", "some", "high", "decisive")[level]
        return exact(getattr(self.rules, f"weight_of_{named}")) if named else ZERO

    def weight_of_unrated(self, account_id: str) -> Fraction:
        """The mean pooled weight of the rated active people; 1 where there is none, or it is 0 (rule 9)."""
        rated = [self.pooled_weight((account_id, person)) for person in self.active(account_id)]
        known = [weight for weight in rated if weight is not None]
        return (sum(known, ZERO) / len(known) if known else ZERO) or ONE

    def direct_weights(self, account_id: str) -> dict[str, Fraction]:
        """The weights of active people before they are made shares (rules 9, 10)."""
        unrated = self.weight_of_unrated(account_id)
        weights = {}
        for person in self.active(account_id):
            weight = self.pooled_weight((account_id, person))
            in_force_now = self.roles_in_force((account_id, person))
            only_channel = all(role["role"] == "channel_partner" for role in in_force_now)
            decides = any(role["power"] == "decide" for role in in_force_now)
            weights[person] = ZERO if only_channel and not decides else unrated if weight is None else weight
        return weights

    def counts_as_known(self, person: Person) -> bool:
        """Whether the person is one of those who take part in a decision (rule 11)."""
        weight = self.pooled_weight(person)
        return weight is None or at_threshold(weight) >= exact(self.rules.known_weight)

    def required_roles(self, account_id: str) -> tuple[str, ...]:
        """The four roles, and the channel partner where the account buys through one."""
        return (*DECIDING_ROLES, *(("channel_partner",) if self.accounts[account_id]["indirect"] else ()))

    def holders(self, account_id: str) -> dict[str, frozenset[str]]:
        """The active people who hold each required role now."""
        return {
            name: frozenset(
                person
                for person in self.active(account_id)
                if any(role["role"] == name for role in self.roles_in_force((account_id, person)))
            )
            for name in self.required_roles(account_id)
        }

    def direct_shares(self, account_id: str) -> dict[str, int]:
        """The direct shares u in units of 1e-9."""
        weights = self.direct_weights(account_id)
        if not any(weights.values()):
            weights = dict.fromkeys(weights, ONE)
        total = sum(weights.values(), ZERO)
        return {person: int(half_up(weight / total * UNITS, 0)) for person, weight in weights.items()}

    def effective_shares(self, account_id: str) -> dict[str, int]:
        """Effective influence c before the unknown share, in units of 1e-9."""
        people = self.active(account_id)
        ties = [
            (tie["listener_id"], tie["source_id"], tie["strength"])
            for tie in self.known["influence_ties"]
            if tie["account_id"] == account_id and in_force(tie, self.known.at)
        ]
        return flow(self.direct_shares(account_id), openness(ties, people, exact(self.rules.openness_share)))

    def of_account(self, account_id: str) -> AccountInfluence:
        """Effective influence of everyone in the account."""
        active, eta = self.active(account_id), self.eta(account_id)
        shares = self.effective_shares(account_id) if active else {}
        return AccountInfluence(
            account=self.accounts[account_id],
            active=frozenset(active),
            scored=frozenset(active - self.objectors),
            influence={person: half_up(Fraction(c, UNITS) * (1 - eta), 9) for person, c in shares.items()},
            eta=eta,
            required_roles=self.required_roles(account_id),
            holders=self.holders(account_id),
            vetoing=frozenset(
                person
                for person in active
                if any(role["power"] == "veto" for role in self.roles_in_force((account_id, person)))
            ),
        )

    def eta(self, account_id: str) -> Fraction:
        """The share of people we do not know (rule 12); 1 where nobody is active."""
        active = self.active(account_id)
        if not active:
            return ONE
        known = sum(self.counts_as_known((account_id, person)) for person in active)
        empty = sum(not people for people in self.holders(account_id).values())
        expected = max(self.expected_people(self.accounts[account_id]["segment"]), Fraction(known + empty))
        gone = sum(self.weights_of_leavers(account_id), ZERO)
        total = gone + sum(self.direct_weights(account_id).values(), ZERO)
        missing = 1 - known / expected if expected else ZERO
        return clip(max(missing, gone / total if total else ZERO), 0, exact(self.rules.unknown_share_cap))

    def weights_of_leavers(self, account_id: str) -> list[Fraction]:
        """The weights of those who left lately and whose place nobody has been seen to take."""
        weights = []
        for person in self.people(account_id):
            left_on = self.leaving_day((account_id, person))
            since = self.known.at - timedelta(days=int(self.rules.leaver_days))
            if left_on and since < left_on and not self._taken_over((account_id, person), left_on):
                weight = self.pooled_weight((account_id, person))
                weights.append(self.weight_of_unrated(account_id) if weight is None else weight)
        return weights

    def leaving_day(self, person: Person) -> date | None:
        """The day an inactive person left, or his last role ended."""
        if person[1] in self.active(person[0]):
            return None
        left_on: date | None = self.left_on.get(person[1])
        if left_on is not None:
            return left_on
        return max((role["until"] for role in self.roles[person] if role["until"] is not None), default=None)

    def _taken_over(self, person: Person, left_on: date) -> bool:
        roles = {role["role"] for role in self.roles[person]} - {None}
        return any(
            self.ratings[person[0], other] and self.ratings[person[0], other][-1]["rated_on"] >= left_on
            for other in self.active(person[0])
            if any(role["role"] in roles for role in self.roles_in_force((person[0], other)))
        )

    def expected_people(self, segment: str | None) -> Fraction:
        """n_exp of the company, or of one segment (rule 11)."""
        prior, strength = exact(self.rules.expected_people), exact(self.rules.expected_people_strength)
        company = _shrunk([count for _, count in self._won], prior, strength)
        if segment is None:
            return company
        return _shrunk([count for where, count in self._won if where == segment], company, strength)

    @cached_property
    def _won(self) -> list[tuple[str | None, int]]:
        """Segment and number of people of every deal won lately in which anyone counts."""
        since = self.known.at - timedelta(days=int(self.rules.expected_people_days))
        last = {
            row["deal_id"]: row
            for row in sorted(
                self.known["deal_outcomes"], key=lambda row: (row["closed_on"], row["outcome_id"])
            )
        }
        won = []
        for deal in self.known["deals"]:
            outcome = last.get(deal["deal_id"])
            if outcome is None or outcome["outcome"] != "won" or outcome["closed_on"] <= since:
                continue
            people = {
                row["person_id"] for row in self.known["deal_people"] if row["deal_id"] == deal["deal_id"]
            }
            count = sum(self.counts_as_known((deal["account_id"], person)) for person in people)
            if count:
                won.append((self.accounts[deal["account_id"]]["segment"], count))
        return won


def _shrunk(counts: Sequence[int], prior: Fraction, strength: Fraction) -> Fraction:
    if not counts:
        return prior
    middle = median(Fraction(count) for count in counts)
    return (strength * prior + len(counts) * middle) / (strength + len(counts))
