"""What finished pages are known by."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

MARK = """
from mkdocs.config import load_config
from mkdocs.structure.nav import Navigation
from digest.publish.fast.marks import Marks
config = load_config("mkdocs.yml")
config.extra["nested"] = {"deep": [{"names": {f"n{number}" for number in range(9)}}, ({"a", "b", "c"},)]}
print(Marks(config, Navigation([], [])).base.hex())
"""


def test_another_process_knows_the_pages_of_the_last_build() -> None:
    root = Path(__file__).parents[3]
    marks = {
        subprocess.run(
            [sys.executable, "-c", MARK],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(marks) == 1
    assert marks != {""}
