"""The web application as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The app `web`: links to sign in by, beside the facts of the book."""

    name = "troth.web"
    label = "web"
