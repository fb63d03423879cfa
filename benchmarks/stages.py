"""`digest build`, with what each of its stages costs: `python benchmarks/stages.py FILE [options of digest build]`.

FILE gets one line a stage: name, seconds by the clock, seconds of processor (finished children included).
"""

from __future__ import annotations

import importlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

STAGES = (
    ("read, clean, date", "digest.pipeline", "read_articles"),
    ("compare", "digest.pipeline", "group_stories"),
    ("describe stories", "digest.pipeline", "describe_stories"),
    ("series, promises", "digest.pipeline", "follow"),
    ("pages", "digest.publish.fast", "finish_pages"),
    ("links between pages", "digest.publish.fast", "check_anchors"),
    ("pages in the search", "digest.publish.site", "read_site"),
    ("waiting for data files and search", "digest.publish.site", "wait_for"),
    ("leaks", "digest.publish.site", "_look_through"),
)
"""Name, where the stage is called from, and by which name there. None of them calls another. What another process
does meanwhile (data files, feeds, calendars, pictures, the search) counts where it happens, as processor seconds."""
REST = "start, theme, static files"


def cpu_s() -> float:
    """Processor seconds of this process and its children, running ones included."""
    times = os.times()
    own = times.user + times.system + times.children_user + times.children_system
    return own + sum(map(_cpu_of, Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()))


def _cpu_of(process: str) -> float:
    """Those of a running process and its finished children (`man proc`: the 14th to 17th field of its status)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def timed(work: Callable[..., Any], costs: dict[str, tuple[float, float]], name: str) -> Callable[..., Any]:
    """The same function, and what its calls cost; where it gives an iterator, what that costs."""

    def cost_of(work: Callable[..., Any], *args: Any, **options: Any) -> Any:
        wall, cpu = time.perf_counter(), cpu_s()
        try:
            return work(*args, **options)
        finally:
            before = costs.get(name, (0.0, 0.0))
            costs[name] = (before[0] + time.perf_counter() - wall, before[1] + cpu_s() - cpu)

    def one_by_one(items: Iterator[Any]) -> Iterator[Any]:
        while (item := cost_of(next, items, costs)) is not costs:
            yield item

    def call(*args: Any, **options: Any) -> Any:
        made = cost_of(work, *args, **options)
        return one_by_one(made) if isinstance(made, Iterator) else made

    return call


def main() -> None:
    """Build, then write down what it cost."""
    began = time.perf_counter()
    file, *options = sys.argv[1:]
    costs: dict[str, tuple[float, float]] = {}
    for name, module, function in STAGES:
        place = importlib.import_module(module)
        setattr(place, function, timed(getattr(place, function), costs, name))
    from digest.cli import cli
    from digest.memory import leave

    try:
        cli(["build", *options], standalone_mode=False)
    finally:
        rest = (
            time.perf_counter() - began - sum(wall for wall, _ in costs.values()),
            cpu_s() - sum(cpu for _, cpu in costs.values()),
        )
        lines = [f"{name}\t{wall:.3f}\t{cpu:.3f}\n" for name, (wall, cpu) in {**costs, REST: rest}.items()]
        Path(file).write_text("".join(lines), encoding="utf-8")
    leave(0)


if __name__ == "__main__":
    main()
