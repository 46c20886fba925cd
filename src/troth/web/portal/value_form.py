"""What a visitor may say of a claim of value: that it is so, that it is not, how much it is to them, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from troth.reports.statement_claims import StatementClaim
from troth.reports.value_statement import ValueStatement
from troth.web.portal.forms import PortalForm, words_field
from troth.web.portal.guests import Guest

KIND = "claim"
AGREES, CONFIRMS, DENIES = "agrees", "confirms", "denies"
ANSWERS = (
    (AGREES, _("Yes, that is so")),
    (CONFIRMS, _("Yes, and I confirm the figure")),
    (DENIES, _("That is not so")),
)


class ClaimForm(PortalForm):
    """The visitor's word on a claim that they are shown; about any other it is as if there were none."""

    kind = KIND
    about = forms.CharField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(label=_("Is it so?"), choices=ANSWERS, widget=forms.RadioSelect)
    perceived_amount = forms.DecimalField(
        label=_("How much is it as you see it?"), required=False, max_digits=15, decimal_places=4
    )
    words = words_field(_("In your words"))

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        guest: Guest,
        claims: Mapping[str, StatementClaim],
        about: str = "",
        place: int = 0,
    ) -> None:
        super().__init__(data, guest.page, guest.today, f"{KIND}-{place}-%s")
        self.claims = claims
        self.fields["about"].initial = about
        claim = claims.get(about or str((data or {}).get("about", "")))
        if claim is not None and claim.amount is None:
            del self.fields["perceived_amount"]
            field = self.fields["answer"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as it stands above
            field.choices = [each for each in ANSWERS if each[0] != CONFIRMS]

    def clean_about(self) -> str:
        """Refuse a claim that is not shown to this person."""
        about: str = self.cleaned_data["about"]
        if about not in self.claims:
            raise ValidationError(
                _("This is not shown to you; go back to the list and choose something there.")
            )
        return about

    def clean(self) -> dict[str, Any]:
        """Who says that it is not so says what is."""
        cleaned: dict[str, Any] = self.cleaned_data
        if cleaned.get("answer") == DENIES and not cleaned.get("words"):
            raise ValidationError(_("Say in your words what is not so."))
        return cleaned


def claims_of(statements: tuple[ValueStatement, ...]) -> Mapping[str, StatementClaim]:
    """Every claim that stands on a visitor's statements, by its id."""
    return {claim.claim_id: claim for statement in statements for claim in statement.claims}
