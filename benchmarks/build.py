"""What a build costs beside plain MkDocs, on generated corpora: `python benchmarks/build.py --articles 1000`.

Each line is a process of its own, in one run on one machine: seconds by the clock, seconds of processor
(children included), and the most memory one process had. A second table tells the stages of the builds apart.
`cache restored`: as in continuous integration nothing is left of the last build but its cache, in new files.
`--write` puts the table and its chart into docs/; `--pipeline-only` stops before pages, for very many articles.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus import articles, write
from report import COLD, MORE, PLAIN, RESTORED, SAME, Cost, publish, table

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PIPELINE = """
import sys, time
from pathlib import Path
from digest.memory import collect_seldom
from digest.pipeline import run
from digest.settings import Settings
collect_seldom()
began = time.perf_counter(); last = [None, began]
def tell(stage, done, total):
    if done == total:
        print(f"{stage}\\t{time.perf_counter() - last[1]:.1f}", flush=True); last[1] = time.perf_counter()
run(Settings(Path("seeds"), cache_dir=Path(".cache/digest")), tell)
"""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Libraries are compiled once and not at every start, as everywhere."""


def measure(name: str, count: int, command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder; its output goes to standard error."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=sys.stderr, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{name}: {' '.join(command)} failed")
    wall = time.perf_counter() - began
    cost = Cost(name, count, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)
    print(f"{name}, {count:,}: {wall:.1f} s, {cost.cpu_s:.1f} s of processor, {cost.peak_mib:,} MiB", file=sys.stderr)
    return cost


def measure_build(name: str, count: int, folder: Path) -> Cost:
    """Run `digest build` and see what its stages cost."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as told:
        cost = measure(name, count, [sys.executable, str(ROOT / "benchmarks/stages.py"), told.name], folder)
        rows = [line.rstrip("\n").split("\t") for line in told]
    return replace(cost, stages=tuple((stage, float(wall), float(cpu)) for stage, wall, cpu in rows))


def set_up(folder: Path, count: int) -> None:
    """A project with generated seeds, this repository's pages and theme, and nothing kept."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("custom_dir: digest/theme", f"custom_dir: {ROOT / 'digest/theme'}")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.copytree(ROOT / "docs", folder / "docs")
    write(folder / "seeds", count)


def one_more(folder: Path, count: int) -> None:
    """Add the article that a corpus of one more article has."""
    path, content = list(articles(count + 1))[-1]
    file = folder / "seeds" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")


def leave_cache_alone(folder: Path) -> None:
    """Take the last site away, and have the cache in files that are copies of what they were.

    Nothing is removed: file systems pass over what was freed just before.
    """
    gone = folder / "gone"
    gone.mkdir()
    (folder / "site").rename(gone / "site")
    (folder / ".cache").rename(gone / ".cache")
    shutil.copytree(gone / ".cache", folder / ".cache")


def measure_corpus(count: int, pipeline_only: bool, plain: bool) -> list[Cost]:
    """All costs of one size, in the order they are measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        set_up(folder, count)
        if pipeline_only:
            command = [sys.executable, "-c", PIPELINE]
            return [measure(f"pipeline, {state}", count, command, folder) for state in ("cold", "nothing changed")]
        start = "import digest.pipeline, digest.publish, material"  # compiled before anything is measured
        subprocess.run([sys.executable, "-c", start], check=True, env=ENVIRONMENT)
        costs = [measure_build(COLD, count, folder)]
        costs.append(measure(SAME, count, [str(BIN / "digest"), "build"], folder))
        one_more(folder, count)
        costs.append(measure_build(MORE, count, folder))
        leave_cache_alone(folder)
        one_more(folder, count + 1)
        costs.append(measure(RESTORED, count, [str(BIN / "digest"), "build"], folder))
        if plain:
            subprocess.run([BIN / "digest", "write", "tree"], cwd=folder, check=True, stdout=sys.stderr)
            command = [str(BIN / "mkdocs"), "build", "--quiet"]
            costs.append(measure(PLAIN, count, command, folder / "tree"))
        return costs


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000])
    parser.add_argument("--pipeline-only", action="store_true", help="no pages, for very many articles")
    parser.add_argument("--no-plain", action="store_true", help="leave plain MkDocs out")
    parser.add_argument("--write", action="store_true", help="put table and chart into docs/")
    arguments = parser.parse_args()
    costs = [
        cost
        for count in arguments.articles
        for cost in measure_corpus(count, arguments.pipeline_only, not arguments.no_plain)
    ]
    print(table(costs, "en"))
    if arguments.write:
        publish(costs, ROOT / "docs")


if __name__ == "__main__":
    main()
