"""The ledger as Django knows it."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The app `ledger`; its tables are named troth_<table>."""

    name = "troth.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
