"""What is filled in for a campaign; bounds are those of the model."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from troth.model.asking import LONGEST_NAME, LONGEST_QUESTION, MOST_QUESTIONS
from troth.model.columns import LATEST_DAY, LONGEST_TEXT
from troth.reports.labels import ROLE_UNKNOWN, ROLES
from troth.web.campaigns.guides import GUIDED_ROLES, shipped_languages
from troth.web.environment import LANGUAGE_NAMES
from troth.web.models import Campaign
from troth.web.words import said

LONGEST_LINE = 400  # characters of a unit, of what is measured


def _day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


def _words(label: Any, rows: int) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=area)


class CampaignForm(forms.Form):
    """A new campaign: what it is called, from when to when, in which language people are asked."""

    name = forms.CharField(label=_("Name of the campaign"), max_length=LONGEST_NAME)
    opens_on = _day(_("First day"))
    closes_on = _day(_("Last day"))
    language = forms.ChoiceField(
        label=_("Questions in"),
        choices=lambda: [(each, LANGUAGE_NAMES.get(each, each)) for each in shipped_languages()],
    )

    def clean_name(self) -> str:
        """Refuse a name another campaign has."""
        name: str = self.cleaned_data["name"]
        if Campaign.objects.filter(name__iexact=name).exists():
            raise ValidationError(_("There is a campaign of this name; give this one another."))
        return name

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        cleaned: dict[str, Any] = self.cleaned_data
        opens_on, closes_on = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens_on and closes_on and not opens_on <= closes_on <= LATEST_DAY:
            self.add_error("closes_on", _("Choose a last day on or after the first."))
        return cleaned


class GuideForm(forms.Form):
    """The questions by role, one in a line."""

    def __init__(self, questions: Mapping[str, list[str]], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, label_suffix="")
        for role in GUIDED_ROLES:
            lines = questions.get(role, [])
            self.fields[f"of_{role}"] = forms.CharField(
                label=said(ROLES.get(role, ROLE_UNKNOWN)),
                initial="\n".join(lines),
                max_length=MOST_QUESTIONS * (LONGEST_QUESTION + 2),
                widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
            )

    def clean(self) -> dict[str, Any]:
        """Not too many questions for a conversation, none of them a speech."""
        cleaned: dict[str, Any] = self.cleaned_data
        for name, text in list(cleaned.items()):
            lines = _lines(text)
            if len(lines) > MOST_QUESTIONS or any(len(line) > LONGEST_QUESTION for line in lines):
                self.add_error(
                    name,
                    _("Ask at most %(most)d questions of at most %(longest)d characters each.")
                    % {"most": MOST_QUESTIONS, "longest": LONGEST_QUESTION},
                )
        return cleaned

    def questions(self) -> dict[str, list[str]]:
        """The questions as they were written, by role."""
        return {role: _lines(self.cleaned_data[f"of_{role}"]) for role in GUIDED_ROLES}


class AnswerForm(forms.Form):
    """What somebody answered, in their words, and whether they may be quoted."""

    words = _words(_("What they said, word for word"), 8)
    answered_on = _day(_("On which day"))
    may_quote = forms.BooleanField(label=_("They said we may quote them"), required=False)
    quote_until = _day(
        _("Until when we may quote them"), required=False, help_text=_("Empty: until they take it back.")
    )

    def __init__(self, today: date, since: date | None, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, label_suffix="", initial={"answered_on": today})
        self._today, self._since = today, since

    def clean_words(self) -> str:
        """The words, with the ends of lines as the book keeps them."""
        return plain(self.cleaned_data["words"])

    def clean_answered_on(self) -> date:
        """A day since they were asked, and not ahead."""
        day: date = self.cleaned_data["answered_on"]
        if day > self._today or (self._since and day < self._since):
            raise ValidationError(_("Choose a day from the one they were asked on up to today."))
        return day

    def clean(self) -> dict[str, Any]:
        """A consent ends after today, and only one that was given ends."""
        cleaned: dict[str, Any] = self.cleaned_data
        until = cleaned.get("quote_until")
        if until and not self._today < until <= LATEST_DAY:
            self.add_error("quote_until", _("Choose a day after today."))
        if until and not cleaned.get("may_quote"):
            self.add_error("may_quote", _("Say that they may be quoted, or leave the day empty."))
        return cleaned


class ClaimForm(forms.Form):
    """A claim of value made of a quote; a number makes it one that the customer quantified."""

    words = _words(_("The quote, word for word"), 3)
    pillar_id = forms.ChoiceField(label=_("Which part of our promise it shows"), required=False)
    metric = forms.CharField(label=_("What changed"), required=False, max_length=LONGEST_LINE)
    amount = forms.DecimalField(
        label=_("By how much"),
        required=False,
        max_digits=15,
        decimal_places=6,
        help_text=_("As they put it; below zero where value was destroyed."),
    )
    unit = forms.CharField(label=_("In which unit"), required=False, max_length=LONGEST_LINE)
    unit_price = forms.DecimalField(
        label=_("What one unit is worth to them"),
        required=False,
        max_digits=15,
        decimal_places=2,
        min_value=0,
    )
    expires_on = _day(_("Not to be used from"), required=False)

    def __init__(
        self, quotable: str, pillars: Mapping[str, str], today: date, data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, label_suffix="", auto_id="claim-%s")
        self._quotable, self._today = quotable, today
        field = self.fields["pillar_id"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as it stands above
        field.choices = [("", _("none of them")), *pillars.items()]

    def clean_words(self) -> str:
        """Nothing that they did not say."""
        words = plain(self.cleaned_data["words"])
        if words not in self._quotable:
            raise ValidationError(_("These words are not in the answer; take them from it as they stand."))
        return words

    def clean_expires_on(self) -> date | None:
        """A day ahead."""
        day: date | None = self.cleaned_data["expires_on"]
        if day and not self._today < day <= LATEST_DAY:
            raise ValidationError(_("Choose a day after today."))
        return day

    def clean(self) -> dict[str, Any]:
        """A number has a unit, and a price a number."""
        cleaned: dict[str, Any] = self.cleaned_data
        if cleaned.get("amount") is not None and not cleaned.get("unit"):
            self.add_error("unit", _("Say in which unit the number is."))
        if cleaned.get("unit_price") is not None and cleaned.get("amount") is None:
            self.add_error("amount", _("Say how many units there were."))
        return cleaned


def plain(text: str) -> str:
    """A text with the ends of lines as the book keeps them; browsers send two characters."""
    return text.replace("\r\n", "\n").strip()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
