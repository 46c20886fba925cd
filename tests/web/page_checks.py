"""What every page is held against: axe-core's rules of accessibility, and the W3C's validator of HTML."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tests.equipment import PAGE_CHECKS

GRAVE = ("serious", "critical")
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
_TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_RUN_AXE = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"


@cache
def _axe() -> str:
    return (PAGE_CHECKS / "axe.min.js").read_text(encoding="utf-8")


def barriers(page: Page) -> list[str]:
    """The grave violations of accessibility on the page as it stands: rule, and the first elements that break it."""
    page.evaluate(_axe())
    return [
        f"{found['id']}: {' | '.join(node['html'][:160] for node in found['nodes'][:3])}"
        for found in page.evaluate(_RUN_AXE)
        if found["impact"] in GRAVE
    ]


def complaints(page: Page) -> list[str]:
    """A list that grows with what the browser says against the page, from now on."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def too_wide(page: Page) -> list[str]:
    """That the page is wider than the screen, where it is."""
    pixels = page.evaluate(_TOO_WIDE)
    return [f"wider than the screen by {pixels} pixels"] if pixels > 0 else []


def whole_page(context: BrowserContext, address: str) -> str:
    """The HTML at an address; nothing where it is a file to download, a fragment or a refusal."""
    answer = context.request.get(address)
    is_html = answer.headers.get("content-type", "").startswith("text/html")
    is_file = answer.headers.get("content-disposition", "").startswith("attachment")
    text = answer.text() if answer.status == HTTPStatus.OK and is_html and not is_file else ""
    return text if "<!doctype html>" in text.casefold() else ""


def breaches_of_html(pages: Mapping[str, str], folder: Path) -> list[str]:
    """What the validator says against pages, given by their names; they are written into a folder."""
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    java = shutil.which("java")
    assert java is not None
    command = [java, "-jar", str(PAGE_CHECKS / "vnu.jar"), "--errors-only", "--format", "json", str(folder)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return [
        f"{Path(said['url']).stem}, line {said.get('lastLine')}: {said['message']}"
        for said in json.loads(answer.stderr)["messages"]
    ]
