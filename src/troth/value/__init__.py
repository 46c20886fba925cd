"""The value each customer had from us, in their own words, and who of them knows of it."""

from troth.model import Measure
from troth.value.claims import claim_sums, counting_claims
from troth.value.coverage import pillar_audience, untold_value, value_cells, value_coverage
from troth.value.exchange import account_money
from troth.value.important import importance, important_customers
from troth.value.invoices import yearly_invoices
from troth.value.net_value import net_values, offering_values
from troth.value.perceived import perceived_by_account, perceived_by_person
from troth.value.pillars import value_by_pillar
from troth.value.realised import Realisation, book_realisation, promised_claims, realised_value
from troth.value.remorse import come_back, follow_up_gaps, follow_up_sums, follow_ups, won_over
from troth.value.scores import value_scores
from troth.value.told import claim_knowledge
from troth.value.weights import claim_money_cap, claim_shares

# These read `open_accounts`, `influence` and `unknown_share`, which influence makes, and contacts, which the needs make.
MEASURES: tuple[Measure, ...] = (
    counting_claims,
    claim_sums,
    value_by_pillar,
    claim_money_cap,
    claim_shares,
    claim_knowledge,
    pillar_audience,
    value_cells,
    value_coverage,
    untold_value,
    perceived_by_person,
    perceived_by_account,
    promised_claims,
    realised_value,
    yearly_invoices,
    important_customers,
    importance,
    offering_values,
    net_values,
    account_money,
    won_over,
    come_back,
    follow_ups,
    follow_up_sums,
    follow_up_gaps,
    value_scores,
)

__all__ = ["MEASURES", "Realisation", "book_realisation"]
