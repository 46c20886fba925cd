"""How fields of the settings are drawn."""

from __future__ import annotations

from django.forms import BoundField
from django.template import Library
from django.utils.formats import number_format
from django.utils.safestring import SafeString

register = Library()


@register.filter
def as_control(field: BoundField) -> SafeString:
    """The field in the looks of the pages."""
    return field.as_widget(attrs={"class": "form-control"})


@register.filter
def rule_number(value: float) -> str:
    """A value of a rule as short as it can be written."""
    return number_format(f"{value:.12g}")


@register.filter
def unformatted(value: float) -> str:
    """A value of a rule as a field of numbers wants it, in every language."""
    return f"{value:.12g}"
