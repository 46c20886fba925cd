"""Why two records may be one, in words."""

from __future__ import annotations

from collections.abc import Mapping

from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

# By what is compared and how it compares, as troth.model.likeness.BITS names them.
AGREEMENTS: Mapping[tuple[str, str], Phrase] = {
    ("company_name", "same"): _("name same"),
    ("company_name", "near"): _("name near"),
    ("company_name", "different"): _("name different"),
    ("domain", "same"): _("domain of mail same"),
    ("domain", "different"): _("domain of mail different"),
    ("country", "same"): _("country same"),
    ("country", "different"): _("country different"),
    ("person_name", "same"): _("name same"),
    ("person_name", "near"): _("name near"),
    ("person_name", "initials"): _("name with initials"),
    ("person_name", "different"): _("name different"),
    ("email", "same"): _("e-mail address same"),
    ("email", "different"): _("e-mail address different"),
    ("phone", "same"): _("telephone number same"),
    ("phone", "different"): _("telephone number different"),
    ("account", "same"): _("account same"),
    ("account", "different"): _("account different"),
}
