"""A measure over time: a chart of what several reports say, and the table it is drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace

from digest.model import Point, Series, Status
from digest.render import cells, originals
from digest.render.atlas import Figure
from digest.render.escape import Markdown, escape_markdown
from digest.render.figures import last_day, write_amount, write_date, write_figure
from digest.render.scope import Scope

SERIES_SHOWN = 6
ROWS_SHOWN = 25
"""Rows of the tables of all series of a page."""
PROMISED = frozenset({Status.REQUESTED, Status.PLANNED, Status.COMMITTED, Status.TARGET})
"""Values that were only announced; drawn hollow and never joined by the line."""

_WIDTH, _HEIGHT = 560, 170
_LEFT, _RIGHT, _TOP, _BASE = 36, 64, 34, 132
_LABEL_ROOM = 62
"""Least distance between two labels above the line, in the drawing's units."""


def list_series(scope: Scope, series: Iterable[Series]) -> list[SimpleNamespace]:
    """The series to show on a page, those with most dates first, with their charts and rows."""
    shown: list[SimpleNamespace] = []
    rows = 0
    for item in sorted(series, key=lambda one: (-len({point.date for point in one.points}), one.id)):
        if len(shown) == SERIES_SHOWN or rows + len(item.points) > ROWS_SHOWN:
            break
        rows += len(item.points)
        shown.append(_describe(scope, item))
    return shown


def _describe(scope: Scope, series: Series) -> SimpleNamespace:
    disputed = {claim for group in series.conflicts for claim in group}
    place = cells.region_link(scope, series.region) if series.region else Markdown("")
    return SimpleNamespace(
        id=series.id,
        measure=cells.korean(scope, series.measure),
        place=place,
        chart=draw_series(scope, series),
        disputed=bool(disputed),
        rows=[
            SimpleNamespace(
                date=_date(scope, point),
                value=_value(scope, point),
                status=cells.status_badge(scope, _figure(scope, point).claim),
                source=originals.figure_source(scope, _figure(scope, point)),
                disputed=scope.t("series.disputed") if point.claim in disputed else "",
            )
            for point in series.points
        ],
    )


def draw_series(scope: Scope, series: Series) -> Markdown:
    """The points by date from zero up; what is so is joined by a line, what was announced stands beside it.

    Every point is a link to the figure it shows. Fewer than two dates draw nothing.
    """
    days = [last_day(point.date).toordinal() for point in series.points]
    if len(set(days)) < 2:
        return Markdown("")
    top = max(point.value for point in series.points) or 1
    span = max(days) - min(days)
    spots = [
        (round(_LEFT + (day - min(days)) / span * (_WIDTH - _LEFT - _RIGHT), 1), round(_y(point.value, top), 1), point)
        for day, point in zip(days, series.points, strict=True)
    ]
    line = " ".join(f"{x},{y}" for x, y, point in spots if point.status not in PROMISED)
    parts = [f'<line class="dg-axis" x1="0" x2="{_WIDTH}" y1="{_BASE}" y2="{_BASE}"/>']
    if line.count(" "):
        parts.append(f'<polyline class="dg-line" points="{line}"/>')
    labelled = year_at = float("-inf")
    for x, y, point in spots:
        name = "dg-dot dg-dot--promised" if point.status in PROMISED else "dg-dot"
        amount = escape_markdown(write_amount(point.value, series.unit, scope.catalogue))
        inner = f"<title>{escape_markdown(write_date(point.date, scope.catalogue))}: {amount}</title>"
        inner += f'<circle class="{name}" cx="{x}" cy="{y}" r="5"/>'
        if x - labelled >= _LABEL_ROOM or labelled == float("-inf"):
            inner += f'<text class="dg-bar-count" x="{x}" y="{round(y - 11, 1)}">{amount}</text>'
            labelled = x
        if x - year_at >= _LABEL_ROOM / 2:
            inner += f'<text class="dg-bar-year" x="{x}" y="{_BASE + 18}">{point.date[:4]}</text>'
            year_at = x
        figure = _figure(scope, point)
        parts.append(f'<a href="{scope.page_href(f"stories/{figure.entry.id}.md", f"c{figure.number}")}">{inner}</a>')
    label = scope.t("section.series")
    return Markdown(
        f'<div aria-label="{label}" class="dg-chart-scroll" role="group" tabindex="0">'
        f'<svg class="dg-series" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="group"'
        f' aria-label="{label}">{"".join(parts)}</svg></div>'
    )


def _y(value: int | float, top: int | float) -> float:
    return _BASE - max(0.0, value / top) * (_BASE - _TOP)


def _figure(scope: Scope, point: Point) -> Figure:
    return scope.atlas.figure_of[point.claim]


def _date(scope: Scope, point: Point) -> Markdown:
    shown = escape_markdown(write_date(point.date, scope.catalogue))
    basis = scope.t(f"series.{point.basis}")
    return Markdown(
        f'<time class="dg-date" datetime="{escape_markdown(point.date)}">{shown}</time>'
        f' <span class="dg-basis">· {basis}</span>'
    )


def _value(scope: Scope, point: Point) -> Markdown:
    claim = _figure(scope, point).claim
    value = escape_markdown(write_figure(claim, scope.catalogue))
    return Markdown(f'<data class="dg-value" value="{claim.value}">{value}</data>')
