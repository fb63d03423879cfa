"""The small pieces that tables are made of: figures, badges, dates, links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from digest.lazy import regex
from digest.model import Agreement, Claim, Entry, Fate, Published, Relation, Role
from digest.render.atlas import Pact, Pledge
from digest.render.escape import REMEMBERED, Markdown, escape_markdown, outside_link, safe_url
from digest.render.figures import write_amount, write_date, write_figure
from digest.render.scope import Scope, remembered
from digest.render.tallies import key_claim
from digest.text import clip

BLANK = Markdown('<span class="dg-blank">–</span>')
"""What a cell shows that has nothing to show; left out where a row becomes a card."""
ZERO = Markdown('<span class="dg-zero">·</span>')
"""A count of none in a grid of counts."""
_HANGUL = regex(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_LATIN_WORDS = regex(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
"""A sentence in English; names and abbreviations in Latin letters belong to the text around them."""
TITLE_LIMIT = 90
"""Characters of a headline in a table; the story's own page shows all of it."""


def korean(scope: Scope, text: str) -> Markdown:
    """Words of a source, marked with their language where it is not the page's."""
    return _marked(scope.language, text)


@lru_cache(maxsize=REMEMBERED)
def _marked(own: str, text: str) -> Markdown:
    escaped = escape_markdown(text)
    language = "ko" if _HANGUL.search(text) else "en" if _LATIN_WORDS.search(text) else own
    return escaped if language == own else Markdown(f'<span lang="{language}">{escaped}</span>')


def status_badge(scope: Scope, claim: Claim) -> Markdown:
    """How real a figure is, as a word in a coloured frame."""
    return _badge(scope, claim.status.value if claim.status else "none")


@remembered
def _badge(scope: Scope, key: str) -> Markdown:
    return Markdown(f'<span class="dg-status dg-status--{key}">{scope.t(f"status.{key}")}</span>')


def figure_value(scope: Scope, claim: Claim) -> Markdown:
    """The value in the language's units, its exact words, and the equivalent the article gives.

    A promise without a figure (a centre that is to open) is its words alone.
    """
    if names_a_thing(claim):
        return Markdown(f'<q class="dg-thing" lang="ko">{escape_markdown(claim.text)}</q>')
    value = escape_markdown(write_figure(claim, scope.catalogue))
    parts = [f'<data class="dg-value" value="{claim.value}">{value}</data>']
    if claim.equivalent:
        amount = claim.equivalent
        equivalent = escape_markdown(write_amount(amount.value, amount.unit, scope.catalogue))
        parts.append(f'<span class="dg-equivalent">= {equivalent}</span>')
    if claim.parts:
        split = escape_markdown(" · ".join(part.text for part in claim.parts))
        parts.append(f'<span class="dg-equivalent" lang="ko">({split})</span>')
    words = claim.text if not claim.equivalent else f"{claim.text} ({claim.equivalent.text})"
    parts.append(f'<q class="dg-words" lang="ko">{escape_markdown(words)}</q>')
    return Markdown(" ".join(parts))


def names_a_thing(claim: Claim) -> bool:
    """Whether a claim is a promise without a figure: its words are the name of what is to come."""
    return claim.unit == "milestones"


def figure_when(scope: Scope, claim: Claim) -> Markdown:
    """The date a figure speaks of and the date it is due."""
    parts = []
    if claim.as_of:
        as_of = scope.t("claim.as_of", date=write_date(claim.as_of, scope.catalogue))
        parts.append(f'<span class="dg-when">{as_of}</span>')
    if claim.due:
        due = scope.t("claim.due", date=write_date(claim.due, scope.catalogue))
        parts.append(f'<span class="dg-when dg-when--due">{due}</span>')
    return Markdown(" ".join(parts)) or BLANK


@remembered
def published_date(scope: Scope, published: Published) -> Markdown:
    """A publication date with its basis: `2016-06-05 · 큐레이션`."""
    basis = Markdown(f'<span class="dg-basis">· {scope.t(f"basis.{published.basis.value}")}</span>')
    if published.date:
        shown = escape_markdown(write_date(published.date, scope.catalogue))
        return Markdown(f'<time class="dg-date" datetime="{escape_markdown(published.date)}">{shown}</time> {basis}')
    if published.earliest or published.latest:
        return Markdown(f'<span class="dg-date dg-between">{_bounds(scope, published, kept_together)}</span> {basis}')
    return Markdown(f'<span class="dg-date">{scope.t("date.unknown")}</span>')


def _bounds(scope: Scope, published: Published, write: Callable[[str], Markdown]) -> Markdown:
    """The days between which something was published; one side may be open."""
    days = {"first": published.earliest, "last": published.latest}
    shown = {name: write(day.isoformat()) for name, day in days.items() if day}
    return scope.t("date.between" if len(shown) > 1 else f"date.{next(iter(shown))}", **shown)


def story_link(scope: Scope, entry: Entry, anchor: str = "", attributes: str = "") -> Markdown:
    """The headline, leading to the story (or to a place on its page)."""
    title = korean(scope, clip(entry.title, TITLE_LIMIT))
    return scope.link(f"stories/{entry.id}.md", title, anchor, attributes)


def story_row_link(scope: Scope, entry: Entry) -> Markdown:
    """The headline in a table of stories; it carries the row's anchor `s-<id>`."""
    return story_link(scope, entry, attributes=f"#s-{entry.id}")


def figure_place(scope: Scope, claim: Claim) -> Markdown:
    """The place or the body a figure belongs to, where its sentence says so."""
    parts = []
    if claim.region and claim.region in scope.atlas.taxonomy.regions:
        parts.append(region_link(scope, claim.region))
    if claim.party and not _names_region(scope, claim):
        parts.append(korean(scope, claim.party))
    return Markdown(" · ").join(parts) or BLANK


def _names_region(scope: Scope, claim: Claim) -> bool:
    """Whether the body a figure belongs to is the place itself: `광주광역시` of `광주`."""
    region = scope.atlas.taxonomy.regions.get(claim.region or "")
    return region is not None and claim.party in {region.ko, *region.aliases}


def due_date(scope: Scope, pledge: Pledge) -> Markdown:
    """The day, month or year a promise is due, and that it has passed."""
    due = pledge.promise.due
    shown = escape_markdown(write_date(due, scope.catalogue))
    past = ""
    if pledge.promise.fate is Fate.OVERDUE:
        past = f' <span class="dg-overdue">{scope.t("claim.past")}</span>'
    return Markdown(f'<time class="dg-date" datetime="{escape_markdown(due)}">{shown}</time>{past}')


def fate_of(scope: Scope, pledge: Pledge) -> Markdown:
    """What a later report says has become of a promise, with the way there; empty where none does."""
    promise, notes = pledge.promise, []
    if promise.settled_by is not None and promise.settled_by.story in scope.atlas.by_id:
        by = promise.settled_by
        figure = scope.atlas.figure_of.get(by.claim or "")
        label = scope.t(f"fate.{promise.fate.value}")
        if promise.fate is Fate.REVISED and figure is not None:
            label = scope.t("fate.revised_to", value=_promised(scope, figure.claim))
        entry = scope.atlas.by_id[by.story]
        link = story_link(scope, entry, f"c{figure.number}" if figure is not None else "")
        notes.append(f'<span class="dg-fate dg-fate--{promise.fate.value}">{label}</span> {link}')
    elif promise.latest is not None and promise.latest in scope.atlas.figure_of:
        figure = scope.atlas.figure_of[promise.latest]
        value = escape_markdown(write_figure(figure.claim, scope.catalogue))
        link = scope.link(f"stories/{figure.entry.id}.md", value, f"c{figure.number}")
        notes.append(f'<span class="dg-fate">{scope.t("fate.latest")}</span> {link}')
    if promise.repeated:
        notes.append(f'<span class="dg-fate">{scope.t("fate.repeated", n=len(promise.repeated))}</span>')
    return Markdown(" ".join(f'<span class="dg-after">{note}</span>' for note in notes))


def _promised(scope: Scope, claim: Claim) -> Markdown:
    parts = [] if names_a_thing(claim) else [write_figure(claim, scope.catalogue)]
    if claim.due:
        parts.append(write_date(claim.due, scope.catalogue))
    return escape_markdown(", ".join(parts))


def settled_note(scope: Scope, claim: Claim) -> Markdown:
    """On a story's page: what became of a promise it made. Nothing that changes with the calendar."""
    pledge = scope.atlas.settled.get(claim.id)
    if pledge is None or pledge.promise.claim != claim.id or pledge.promise.settled_by is None:
        return Markdown("")
    return fate_of(scope, pledge)


def published_day(scope: Scope, entry: Entry) -> Markdown:
    """When a story was published, as the heading of a list; bounds where the day is not known."""
    published = entry.published
    if published.date:
        return escape_markdown(write_date(published.date, scope.catalogue))
    if published.earliest or published.latest:
        return _bounds(scope, published, Markdown)
    return scope.t("date.unknown")


def website(scope: Scope, url: str | None) -> Markdown:
    """A link to a place's own site; empty where it has none."""
    if safe_url(url) is None:
        return Markdown("")
    return outside_link(url, str(scope.catalogue.messages["region.website"]))


def pact_kind(scope: Scope, agreement: Agreement) -> Markdown:
    """The kind of an agreement in words."""
    key = f"agreement.{agreement.kind}"
    return scope.t(key) if scope.catalogue.has(key) else escape_markdown(agreement.kind)


def pact_date(scope: Scope, pact: Pact) -> Markdown:
    """When it was signed, with the basis; where that is unknown, that it was reported then."""
    if pact.agreement.signed:
        published = Published(date=pact.agreement.signed, basis=pact.agreement.signed_basis)
        return published_date(scope, published)
    return Markdown(f"{scope.t('date.unknown')}")


def parties(scope: Scope, agreement: Agreement) -> Markdown:
    """The parties, as named."""
    return _list_names(scope, agreement.parties)


def region_link(scope: Scope, region: str, anchor: str = "") -> Markdown:
    """A place, leading to its page where it has one."""
    name = scope.atlas.taxonomy.regions[region].name(scope.language)
    if region not in scope.atlas.regions:
        return escape_markdown(name)
    return scope.link(f"regions/{region}.md", name, anchor)


def topic_link(scope: Scope, topic: str) -> Markdown:
    """A topic, leading to its page."""
    return scope.link(f"topics/{topic}.md", scope.atlas.taxonomy.topics[topic].name(scope.language))


def regions_of(scope: Scope, entry: Entry) -> Markdown:
    """The places a story is about."""
    return Markdown(" · ").join(region_link(scope, region) for region in entry.regions(Role.PRIMARY)) or BLANK


def topics_of(scope: Scope, entry: Entry) -> Markdown:
    """The topics of a story."""
    return Markdown(" · ").join(topic_link(scope, label.id) for label in entry.labels.topics) or BLANK


def outlets_of(scope: Scope, entry: Entry) -> Markdown:
    """Who reported a story, each once; without a name where a seed has none."""
    names = list(dict.fromkeys(article.outlet.name for article in entry.articles if article.outlet))
    if not names:
        return scope.t("outlet.unknown")
    shown = _list_names(scope, names[:3])
    return shown if len(names) <= 3 else Markdown(f"{shown} {scope.t('outlet.more', n=len(names) - 3)}")


def kept_together(text: object) -> Markdown:
    """Words that are not parted at the end of a line."""
    return Markdown(f'<span class="dg-keep">{Markdown.escape(text)}</span>')


def _list_names(scope: Scope, names: Sequence[str]) -> Markdown:
    """Names with a dot between them that stays with the name before it."""
    last = len(names) - 1
    kept = [
        kept_together(Markdown(f"{korean(scope, name)}{' ·' if position < last else ''}"))
        for position, name in enumerate(names)
    ]
    return Markdown(" ").join(kept)


def key_figure(scope: Scope, entry: Entry) -> Markdown:
    """The figure that stands for a story in a list."""
    found = key_claim(entry)
    if found is None:
        return BLANK
    number, claim = found
    named = names_a_thing(claim)
    value = korean(scope, clip(claim.text, 20)) if named else escape_markdown(write_figure(claim, scope.catalogue))
    link = scope.link(f"stories/{entry.id}.md", value, f"c{number}")
    return Markdown(f"{link} {status_badge(scope, claim)}")


def article_link(scope: Scope, entry: Entry, index: int) -> Markdown:
    """The headline of an article, leading to the outlet's own page."""
    article = entry.articles[index]
    text = article.title or str(scope.t("article.untitled"))
    return outside_link(article.url, korean(scope, text))


def relation_badge(scope: Scope, relation: Relation) -> Markdown:
    """How an article relates to the story's lead."""
    return Markdown(
        f'<span class="dg-relation dg-relation--{relation.value}">{scope.t(f"relation.{relation.value}")}</span>'
    )
