"""The form of what an admin chooses for the whole book, rules apart; its bounds are those of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from troth.model import Rule
from troth.model.settings import DEFAULT_SETTINGS, RETENTION, retention_months
from troth.reports import rules as report
from troth.web.words import said

LONGEST_TEXT = 10_000  # characters
_WAS = "was_"


class ChoicesForm(forms.Form):
    """Name of the book, retention, and the text that informs contacts; each with what it was when shown."""

    name = forms.CharField(label=_("Name of the book"), max_length=200, required=False)
    information_text = forms.CharField(
        label=_("What contacts are told"), max_length=LONGEST_TEXT, required=False, widget=forms.Textarea
    )

    def __init__(self, chosen: Mapping[str, str], data: Mapping[str, str] | None = None) -> None:
        months = retention_months(chosen)
        self._now = {
            "name": chosen.get("name", DEFAULT_SETTINGS["name"]),
            "information_text": chosen.get("information_text", "") or information(chosen),
            **{name: str(count) for name, count in months.items()},
        }
        super().__init__(data, initial=self._now)
        for rule in RETENTION:
            self.fields[rule.name] = _months(rule)
        for name, value in self._now.items():
            self.fields[f"{_WAS}{name}"] = forms.CharField(
                required=False, initial=value, strip=False, widget=forms.HiddenInput
            )

    def clean(self) -> dict[str, object]:
        """Refuse what somebody else has changed since this form was shown."""
        found = super().clean() or {}
        for name, now in self._now.items():
            was = str(found.get(f"{_WAS}{name}", ""))
            if _plain(was) != _plain(now) and _text(found.get(name)) != _plain(now):
                self.add_error(name, _("Somebody else changed this meanwhile; it is shown as you sent it."))
        return found

    def changed(self) -> dict[str, str]:
        """What was chosen anew, by the names of settings."""
        wanted = {name: _text(self.cleaned_data.get(name)) for name in self._now}
        return {name: value for name, value in wanted.items() if value != _plain(self._now[name])}

    @property
    def retention(self) -> Iterator[tuple[Rule, BoundField]]:
        """The fields of how long things are kept, each with its rule."""
        return ((rule, self[rule.name]) for rule in RETENTION)


def information(chosen: Mapping[str, str]) -> str:
    """The text that informs contacts as it is while nobody wrote another, with the months that hold."""
    months = retention_months(chosen)
    return said(report.information(months["keep_interactions_months"], months["keep_leavers_months"]))


def _months(rule: Rule) -> forms.IntegerField:
    return forms.IntegerField(label=_(rule.meaning), min_value=int(rule.low), max_value=int(rule.high))


def _text(value: object) -> str:
    return "" if value is None else _plain(str(value))


def _plain(text: str) -> str:
    """A text as a browser sends it back."""
    return text.replace("\r\n", "\n").strip()
