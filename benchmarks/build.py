"""What a build costs beside plain MkDocs, on generated corpora: `python benchmarks/build.py --articles 1000`.

Each line is a process of its own, in one run on one machine: seconds by the clock, seconds of processor
(children included, which other work on the machine hardly changes), and the most memory one process had.
`--write` puts the table and its chart into docs/; `--pipeline-only` stops before pages, for very many articles.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import articles, write

ROOT = Path(__file__).parent.parent
CHART = ROOT / "docs/assets/speed.svg"
BIN = Path(sys.executable).parent
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"
STAGES = """
import sys, time
from pathlib import Path
from digest.pipeline import run
from digest.settings import Settings
began = time.perf_counter(); last = [None, began]
def tell(stage, done, total):
    if done == total:
        print(f"{stage}\\t{time.perf_counter() - last[1]:.1f}", flush=True); last[1] = time.perf_counter()
run(Settings(Path("seeds"), cache_dir=Path(".cache/digest")), tell)
"""
BAR_WIDTH, BAR_HEIGHT, LABEL_WIDTH = 420, 22, 190


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command cost."""

    name: str
    articles: int
    wall_s: float
    cpu_s: float
    peak_mib: int


def measure(name: str, count: int, command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder; its output goes to standard error."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=sys.stderr)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{name}: {' '.join(command)} failed")
    wall = time.perf_counter() - began
    return Cost(name, count, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


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


def measure_corpus(count: int, pipeline_only: bool, plain: bool) -> list[Cost]:
    """All costs of one size, in the order they are measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        set_up(folder, count)
        if pipeline_only:
            command = [sys.executable, "-c", STAGES]
            return [measure(f"pipeline, {state}", count, command, folder) for state in ("cold", "nothing changed")]
        build = [str(BIN / "digest"), "build"]
        costs = [measure("digest build, cold", count, build, folder)]
        costs.append(measure("digest build, nothing changed", count, build, folder))
        one_more(folder, count)
        costs.append(measure("digest build, one more article", count, build, folder))
        if plain:
            subprocess.run([BIN / "digest", "write", "tree"], cwd=folder, check=True, stdout=sys.stderr)
            command = [str(BIN / "mkdocs"), "build", "--quiet"]
            costs.append(measure("plain MkDocs, the same pages alone", count, command, folder / "tree"))
        return costs


def table(costs: Sequence[Cost]) -> str:
    """The costs as a Markdown table, with the machine and the day."""
    rows = [
        f"| {c.name} | {c.articles:,} | {c.wall_s:.1f} | {c.cpu_s:.1f}"
        f" | {1000 * c.cpu_s / c.articles:.1f} | {c.peak_mib:,} |"
        for c in costs
    ]
    machine = f"{os.cpu_count()} processors ({platform.machine()}), Python {platform.python_version()}"
    return "\n".join(
        [
            f"{time.strftime('%Y-%m-%d')}, {machine}.",
            "",
            "| | articles | seconds | processor seconds | ms of processor per article | MiB |",
            "|---|--:|--:|--:|--:|--:|",
            *rows,
        ]
    )


def chart(costs: Sequence[Cost]) -> str:
    """The processor seconds as bars, longest for the dearest."""
    longest = max(cost.cpu_s for cost in costs)
    height = len(costs) * BAR_HEIGHT + 10
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LABEL_WIDTH + BAR_WIDTH + 70} {height}" role="img">',
        "<title>Processor seconds of each command</title>",
        '<g font-family="sans-serif" font-size="11" fill="currentColor">',
    ]
    for number, cost in enumerate(costs):
        y = number * BAR_HEIGHT + 4
        width = max(1, round(BAR_WIDTH * cost.cpu_s / longest))
        lines.append(
            f'<text x="{LABEL_WIDTH - 6}" y="{y + 13}" text-anchor="end">{cost.name}, {cost.articles:,}</text>'
        )
        lines.append(f'<rect x="{LABEL_WIDTH}" y="{y}" width="{width}" height="{BAR_HEIGHT - 6}" fill="#00796b"/>')
        lines.append(f'<text x="{LABEL_WIDTH + width + 6}" y="{y + 13}">{cost.cpu_s:.1f} s</text>')
    return "\n".join([*lines, "</g>", "</svg>", ""])


def put(file: Path, text: str) -> None:
    """Replace what stands between the marks in a page."""
    page = file.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    file.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


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
    print(table(costs))
    if arguments.write:
        for page in (ROOT / "docs/speed.md", ROOT / "docs/en/speed.md"):
            put(page, table(costs))
        CHART.parent.mkdir(exist_ok=True)
        CHART.write_text(chart(costs), encoding="utf-8")


if __name__ == "__main__":
    main()
