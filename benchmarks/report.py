"""What builds cost, as tables and a chart, in the words of each edition of the documentation."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CHART = "assets/speed.svg"
PAGES = {"ko": ("speed.md", CHART), "en": ("en/speed.md", f"../{CHART}")}
"""Each edition's page and the way from there to the chart."""
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"
BAR_WIDTH, BAR_HEIGHT, LABEL_WIDTH = 420, 22, 250
INK, BAR = "#767676", "#00897b"
"""Readable on white and on black."""
COLD, SAME, MORE, RESTORED, PLAIN = (
    *("digest build, cold", "digest build, nothing changed", "digest build, one more article"),
    *("digest build, one more, cache restored", "plain MkDocs, the same pages alone"),
)
KOREAN = {
    COLD: "digest build, 처음부터",
    SAME: "digest build, 그대로",
    MORE: "digest build, 기사 하나 더",
    RESTORED: "digest build, 캐시만 되살려 하나 더",
    PLAIN: "MkDocs만으로, 같은 쪽만",
    "articles": "기사",
    "seconds": "초",
    "processor seconds": "프로세서 초",
    "ms of processor per article": "기사 한 건에 프로세서 밀리초",
    "processors": "프로세서",
    "cold / plain": "처음부터 / MkDocs만으로",
    "one more / cold": "기사 하나 더 / 처음부터",
    "Processor seconds of each command": "명령마다 든 프로세서 초",
    "read, clean, date": "읽기, 다듬기, 날짜",
    "compare": "기사 견주기",
    "describe stories": "보도 풀이",
    "series, promises": "시계열, 약속",
    "pages": "쪽",
    "pages in the search": "검색에 실릴 쪽",
    "links between pages": "쪽 사이의 링크",
    "waiting for data files and search": "데이터 파일과 검색 기다리기",
    "leaks": "새어 나간 글 찾기",
    "start, theme, static files": "시작, 테마, 그대로 옮기는 파일",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command cost."""

    name: str
    articles: int
    wall_s: float
    cpu_s: float
    peak_mib: int
    stages: tuple[tuple[str, float, float], ...] = ()
    """Name, seconds by the clock, seconds of processor."""


def table(costs: Sequence[Cost], language: str) -> str:
    """The costs as Markdown tables, with the machine and the day."""
    say = KOREAN.get if language == "ko" else lambda text, _: text
    word = lambda text: say(text, text)  # noqa: E731 (a short name for what every cell does)
    heads = [word(name) for name in ("articles", "seconds", "processor seconds", "ms of processor per article")]
    rows = [
        f"| {word(c.name)} | {c.articles:,} | {c.wall_s:.1f} | {c.cpu_s:.1f}"
        f" | {1000 * c.cpu_s / c.articles:.1f} | {c.peak_mib:,} |"
        for c in costs
    ]
    machine = f"{os.cpu_count()} {word('processors')} ({platform.machine()}), Python {platform.python_version()}"
    lines = [
        f"{time.strftime('%Y-%m-%d')}, {machine}. {'; '.join(_ratios(costs, language))}",
        "",
        f"| | {' | '.join(heads)} | MiB |",
        "|---|--:|--:|--:|--:|--:|",
        *rows,
    ]
    for cost in costs:
        if cost.stages:
            lines += ["", f"| {word(cost.name)}, {cost.articles:,} | {heads[1]} | {heads[2]} |", "|---|--:|--:|"]
            lines += [f"| {word(name)} | {wall:.1f} | {cpu:.1f} |" for name, wall, cpu in cost.stages]
    return "\n".join(lines)


def _ratios(costs: Sequence[Cost], language: str) -> list[str]:
    """How the clock times of the same size compare."""
    wall = {(cost.name, cost.articles): cost.wall_s for cost in costs}
    told = []
    for size in dict.fromkeys(cost.articles for cost in costs):
        for name, part, whole in (("cold / plain", COLD, PLAIN), ("one more / cold", MORE, COLD)):
            if (part, size) in wall and (whole, size) in wall:
                word = KOREAN[name] if language == "ko" else name
                told.append(f"{word} ({size:,}): {wall[part, size] / wall[whole, size]:.2f}")
    return told


def chart(costs: Sequence[Cost]) -> str:
    """The processor seconds as bars, longest for the dearest."""
    longest = max(cost.cpu_s for cost in costs)
    height = len(costs) * BAR_HEIGHT + 10
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LABEL_WIDTH + BAR_WIDTH + 70} {height}" role="img">',
        "<title>Processor seconds of each command</title>",
        f'<g font-family="sans-serif" font-size="11" fill="{INK}">',
    ]
    for number, cost in enumerate(costs):
        y = number * BAR_HEIGHT + 4
        width = max(1, round(BAR_WIDTH * cost.cpu_s / longest))
        lines.append(
            f'<text x="{LABEL_WIDTH - 6}" y="{y + 13}" text-anchor="end">{cost.name}, {cost.articles:,}</text>'
        )
        lines.append(f'<rect x="{LABEL_WIDTH}" y="{y}" width="{width}" height="{BAR_HEIGHT - 6}" fill="{BAR}"/>')
        lines.append(f'<text x="{LABEL_WIDTH + width + 6}" y="{y + 13}">{cost.cpu_s:.1f} s</text>')
    return "\n".join([*lines, "</g>", "</svg>", ""])


def publish(costs: Sequence[Cost], docs: Path) -> None:
    """Put tables and chart into the documentation, in both editions."""
    (docs / CHART).parent.mkdir(exist_ok=True)
    (docs / CHART).write_text(chart(costs), encoding="utf-8")
    for language, (page, way) in PAGES.items():
        title = "Processor seconds of each command"
        title = KOREAN[title] if language == "ko" else title
        _put(docs / page, f"{table(costs, language)}\n\n![{title}]({way})")


def _put(file: Path, text: str) -> None:
    """Replace what stands between the marks in a page."""
    page = file.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    file.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
