"""What several test modules need: the site built once from the project's own seeds."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How fast a machine is decides nothing here, and a run says the same as the one before it: examples are those of the
# test's own text. `--hypothesis-profile explore` looks for new ones.
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("explore"), derandomize=True)
settings.load_profile("same")

ROOT = Path(__file__).parent.parent
_MEMORY = Path("/dev/shm")
_ROOM = 4 << 30
"""Bytes; a whole run needs a tenth."""

if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    # A site has thousands of folders, and on a disk making and removing them takes longer than building their pages.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden/expected anew instead of comparing"
    )


@dataclass(frozen=True)
class BuiltSite:
    """A finished site and its data, read back from disk."""

    path: Path
    data: dict[str, Any]

    def story(self, seed: str) -> dict[str, Any]:
        """The story that the seed whose name starts so is in."""
        return next(s for s in self.data["stories"] if any(a["seed"].startswith(seed) for a in s["articles"]))

    def page(self, address: str) -> str:
        """The HTML at a site-relative address."""
        return (self.path / address.strip("/") / "index.html").read_text(encoding="utf-8")

    def files(self) -> list[Path]:
        """Every file below the site."""
        return sorted(path for path in self.path.rglob("*") if path.is_file())


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The project's own seeds, built strictly by the command readers are told to use; once for all test processes."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    target = shared / "built" / "site"
    with (shared / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            result = subprocess.run(
                [sys.executable, "-m", "digest", "build", "--strict", "--site", str(target)],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
            )
            assert result.returncode == 0, result.stdout + result.stderr
    data = json.loads((target / "data" / "digest.json").read_text(encoding="utf-8"))
    return BuiltSite(target, data)
