"""Charts drawn at build time: SVG with text, readable without colour, usable by keyboard."""

from __future__ import annotations

from digest.render.escape import Markdown
from digest.render.scope import Scope

_HEIGHT = 120
_BASE = 100
_STEP = 44


def draw_years(scope: Scope, years: tuple[tuple[str, int], ...]) -> Markdown:
    """Stories per year as bars that lead to the years' anchors on the page.

    Args:
        years: Year and count, oldest first; fewer than two draw nothing.
    """
    if len(years) < 2:
        return Markdown("")
    top = max(count for _, count in years) or 1
    width = _STEP * len(years)
    bars = []
    for index, (year, count) in enumerate(years):
        height = round(count / top * 76, 1)
        x = index * _STEP
        middle, y = x + _STEP // 2, round(_BASE - height, 1)
        bar = f'<rect class="dg-bar" x="{x + 8}" y="{y}" width="{_STEP - 16}" height="{height}" rx="2"/>'
        name = f'<text class="dg-bar-year" x="{middle}" y="{_BASE + 15}">{year}</text>'
        if count:
            number = f'<text class="dg-bar-count" x="{middle}" y="{round(y - 5, 1)}">{count}</text>'
            bars.append(f'<a href="#y{year}">{bar} {number} {name}</a>')
        else:
            bars.append(f"{bar} {name}")
    title = scope.t("chart.years")
    heads = "".join(f'<th scope="col">{year}</th>' for year, _ in years)
    counts = "".join(f"<td>{count:,}</td>" for _, count in years)
    table = (
        f'<details class="dg-under"><summary>{scope.t("chart.table")}</summary>'
        f'<div class="dg-chart-scroll" tabindex="0" role="region" aria-label="{title}"><table class="dg-plain">'
        f"<thead><tr>{heads}</tr></thead><tbody><tr>{counts}</tr></tbody></table></div></details>"
    )
    axis = f'<line class="dg-axis" x1="0" x2="{width}" y1="{_BASE}" y2="{_BASE}"/>'
    return Markdown(
        f'<figure class="dg-chart" data-search-exclude><figcaption>{title}</figcaption>'
        f'<div class="dg-chart-scroll" tabindex="0" role="region" aria-label="{title}">'
        f'<svg viewBox="0 0 {width} {_HEIGHT}" width="{width}" height="{_HEIGHT}" role="group" aria-label="{title}">'
        f"{axis}{''.join(bars)}</svg></div>{table}</figure>"
    )
