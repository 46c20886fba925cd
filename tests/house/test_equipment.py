"""The equipment that other tests rely on works, and its absence is said plainly."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser

from tests.equipment import EQUIPMENT, required


def test_the_private_postgres_answers_on_this_machine_alone(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        answer = connection.execute("SELECT current_user, current_setting('listen_addresses')").fetchone()
    assert answer == ("troth", "127.0.0.1")


def test_the_browser_runs_scripts(chromium: Browser, tmp_path: Path) -> None:
    page_file = tmp_path / "page.html"
    page_file.write_text("<title>before</title><script>document.title = 'after'</script>")
    page = chromium.new_page()
    page.goto(page_file.as_uri())
    assert page.title() == "after"
    page.close()


def test_the_real_data_holds_the_supply_chain_file(real_data: Path) -> None:
    assert list((real_data / "scms").glob("*.csv.gz"))


@pytest.mark.parametrize(
    ("names", "asked"), [("", set()), ("spark", {"spark"}), (" real, browser ,", {"real", "browser"})]
)
def test_troth_require_is_a_comma_list(names: str, asked: set[str]) -> None:
    assert required(names) == asked


def test_an_unknown_name_in_troth_require_lists_the_allowed_ones() -> None:
    with pytest.raises(ValueError, match="names oracle; allowed are spark, postgres, browser, real"):
        required("oracle,spark")


@pytest.mark.parametrize("name", sorted(EQUIPMENT))
def test_every_piece_of_equipment_is_a_registered_marker(name: str, pytestconfig: pytest.Config) -> None:
    registered = [line.partition(":")[0] for line in pytestconfig.getini("markers")]
    assert name in registered
