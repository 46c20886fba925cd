"""Who sways an account's decisions, how far, and whom we do not know or do not reach."""

from troth.influence.coverage import coverage, influence_coverage, reached_people, role_coverage
from troth.influence.direct import direct_influence
from troth.influence.effective import effective_influence, influence, objectors, unknown_share
from troth.influence.expected import expected_people, won_deal_people
from troth.influence.gaps import influence_gaps
from troth.influence.people import begun_roles, members, open_accounts, roles_in_force
from troth.influence.ratings import pooled_influence, unrated_influence
from troth.influence.roles import role_filling
from troth.influence.rounds import INFLUENCE_ROUNDS
from troth.influence.ties import passing_shares, places, tie_shares
from troth.influence.unknown import recent_leavers, unknown_influence
from troth.model import Measure

INFLUENCE_MEASURES: tuple[Measure, ...] = (
    open_accounts,
    begun_roles,
    roles_in_force,
    members,
    pooled_influence,
    unrated_influence,
    direct_influence,
    places,
    tie_shares,
    passing_shares,
    *INFLUENCE_ROUNDS,
    role_filling,
    won_deal_people,
    expected_people,
    recent_leavers,
    unknown_influence,
    objectors,
    effective_influence,
    influence,
    unknown_share,
)

# These read `contacts` and `contact_observed`, which the needs make.
COVERAGE_MEASURES: tuple[Measure, ...] = (
    reached_people,
    role_coverage,
    influence_coverage,
    coverage,
    influence_gaps,
)

MEASURES: tuple[Measure, ...] = (*INFLUENCE_MEASURES, *COVERAGE_MEASURES)

__all__ = ["COVERAGE_MEASURES", "INFLUENCE_MEASURES", "MEASURES"]
