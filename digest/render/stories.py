"""The page of one story: what was reported, by whom, and why the digest says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from types import SimpleNamespace

from digest.cache import pack
from digest.lazy import regex
from digest.model import Basis, Entry, Member, Page, PairDecision, Role
from digest.model.stories import CURATOR
from digest.render import cells
from digest.render.atlas import list_pacts
from digest.render.documents import Head, compose
from digest.render.escape import Markdown, escape_markdown, outside_link
from digest.render.keys import Keys
from digest.render.linked import breadcrumb_node, dump_nodes, story_node
from digest.render.scope import Scope
from digest.render.templates import fill

APART_SHOWN = 5

Apart = Mapping[str, tuple[tuple[Entry, PairDecision], ...]]
"""By story id: other stories that were compared with it and kept apart for a contradiction."""
Together = Mapping[str, PairDecision]
"""By article id: why it is in the story of its lead."""
EVIDENCE_SHOWN = 6
_BOUND = regex(r"(\d{4}-\d\d-\d\d) or (later|earlier): ")
"""How `digest.dates.bounds` writes what a bound rests on."""


def find_apart(entries: tuple[Entry, ...], decisions: tuple[PairDecision, ...]) -> Apart:
    """The likeliest stories that were kept apart from each story because something contradicts, likest first."""
    owner = {article.id: entry for entry in entries for article in entry.articles}
    found: dict[str, dict[str, tuple[Entry, PairDecision]]] = {}
    for decision in sorted(decisions, key=lambda item: (-item.score_pct, item.left, item.right)):
        left, right = owner.get(decision.left), owner.get(decision.right)
        if decision.relation is not None or not decision.vetoes or left is None or right is None or left is right:
            continue
        found.setdefault(left.id, {}).setdefault(right.id, (right, decision))
        found.setdefault(right.id, {}).setdefault(left.id, (left, decision))
    return {story: tuple(others.values())[:APART_SHOWN] for story, others in found.items()}


def find_together(entries: tuple[Entry, ...], decisions: tuple[PairDecision, ...]) -> Together:
    """For each article that is not its story's lead: the comparison with the lead that joined them."""
    lead_of = {article.id: entry.id for entry in entries for article in entry.articles}
    found: dict[str, PairDecision] = {}
    for decision in decisions:
        if decision.relation is None:
            continue
        for lead, other in ((decision.left, decision.right), (decision.right, decision.left)):
            if lead_of.get(other) == lead:
                found[other] = decision
    return found


def story_pages(scopes: Iterable[Scope], keys: Keys, entry: Entry, apart: Apart, together: Together) -> Iterator[Page]:
    """The page of a story, in each edition."""
    own = [keys.wholes[entry.id], keys.settled.get(entry.id, b"")]
    own += [keys.stories[other] for other in entry.story.related if other in keys.stories]
    for other, decision in apart.get(entry.id, ()):
        own += [keys.stories[other.id], pack(decision)]
    own += [pack(together[article.id]) for article in entry.articles if article.id in together]
    for scope in scopes:
        write = partial(_write, scope, entry, apart, together)
        yield Page(scope.src_uri, write, keys.page(scope.src_uri, *own))


def _write(scope: Scope, entry: Entry, apart: Apart, together: Together) -> str:
    page = SimpleNamespace(
        title=cells.korean(scope, entry.title),
        crumbs=_crumbs(scope, entry),
        date_note=_date_note(scope, entry),
        original=_original(scope, entry),
        quotes=[
            SimpleNamespace(text=cells.korean(scope, quote.text), source=_quote_source(scope, entry, quote.article_id))
            for quote in entry.excerpt
        ],
        figures=scope.atlas.figures_in[entry.id],
        pacts=list_pacts(entry),
        labels=_labels(scope, entry),
        articles=_articles(scope, entry, together),
        apart=[
            SimpleNamespace(
                link=cells.story_link(scope, other),
                score=scope.t("story.score", score=round(decision.score_pct)),
                reason=_why_apart(scope, decision),
            )
            for other, decision in apart.get(entry.id, ())
        ],
        related=_related(scope, entry),
        address=scope.address(f"stories/{entry.id}.md"),
    )
    head = Head(
        title=entry.title,
        description=_description(scope, entry),
        boost=1.0 if scope.language == "ko" else 0,
        date=entry.published.sort_key if entry.published.date else "",
        linked=dump_nodes(story_node(scope, entry), breadcrumb_node(scope, _steps(scope, entry))),
        card=_card(entry),
    )
    return compose(scope, head, fill("story", scope, page=page, entry=entry))


def _card(entry: Entry) -> str:
    """The picture of the place a story is first of all about, else of its topic."""
    regions = entry.regions(Role.PRIMARY)
    if regions:
        return f"regions/{regions[0]}"
    return f"topics/{entry.labels.topics[0].id}" if entry.labels.topics else ""


def _steps(scope: Scope, entry: Entry) -> list[tuple[str, str]]:
    """The pages above a story: those of the place it is first of all about."""
    regions = entry.regions(Role.PRIMARY)
    if not regions:
        return [("timeline.md", str(scope.t("nav.timeline")))]
    chain = (*reversed(scope.atlas.taxonomy.ancestors(regions[0])), regions[0])
    names = scope.atlas.taxonomy.regions
    return [
        ("regions/index.md", str(scope.t("nav.regions"))),
        *((f"regions/{region}.md", names[region].name(scope.language)) for region in chain),
    ]


def _crumbs(scope: Scope, entry: Entry) -> tuple[Markdown, ...]:
    return tuple(scope.link(src_uri, name) for src_uri, name in _steps(scope, entry))


def _date_note(scope: Scope, entry: Entry) -> Markdown | None:
    published = entry.published
    if published.basis is Basis.STATED and not published.evidence:
        return None
    words = published.evidence
    if published.basis is Basis.STATED:
        # `line: 2025-11-20 14:44`: where a date stood is for the data files; readers see its words.
        words = words.partition(": ")[2] or words
    evidence = _in_words(scope, words) if words else scope.t("date.no_evidence")
    return scope.t(f"date_note.{published.basis.value}", evidence=evidence)


def _in_words(scope: Scope, evidence: str) -> Markdown:
    """What a date rests on: an article's words, and behind bounds the words of each."""
    before, *bounds = _BOUND.split(evidence)
    told = [cells.korean(scope, before)] if before else []
    for day, side, words in zip(bounds[::3], bounds[1::3], bounds[2::3], strict=True):
        name = "first" if side == "later" else "last"
        told.append(Markdown(f"{scope.t(f'date.{name}', **{name: day})}: {cells.korean(scope, words.strip('; '))}"))
    return Markdown("; ").join(told)


def _original(scope: Scope, entry: Entry) -> Markdown | None:
    if not entry.lead.url:
        return None
    outlet = entry.lead.outlet
    if outlet is None:
        return outside_link(entry.lead.url, scope.t("story.original"))
    return outside_link(entry.lead.url, scope.t("story.original_at", outlet=cells.korean(scope, outlet.name)))


def _quote_source(scope: Scope, entry: Entry, article_id: str) -> Markdown:
    article = next((article for article in entry.articles if article.id == article_id), entry.lead)
    name = article.outlet.name if article.outlet else None
    label = cells.korean(scope, name) if name else scope.t("outlet.unknown")
    if article.published.date:
        return Markdown(f"{label}, {escape_markdown(article.published.date)}")
    return label


def _labels(scope: Scope, entry: Entry) -> list[SimpleNamespace]:
    rows = [
        SimpleNamespace(
            link=cells.region_link(scope, label.id),
            kind=scope.t(f"role.{label.role.value}"),
            evidence=_evidence(scope, [item.text for item in label.evidence]),
        )
        for label in entry.labels.regions
    ]
    rows += [
        SimpleNamespace(
            link=cells.topic_link(scope, topic.id),
            kind=scope.t("role.topic"),
            evidence=_evidence(scope, [item.text for item in topic.evidence]),
        )
        for topic in entry.labels.topics
    ]
    return rows


def _evidence(scope: Scope, texts: list[str]) -> Markdown:
    unique = list(dict.fromkeys(texts))[:5]
    quoted = [Markdown(f'<q lang="ko">{escape_markdown(text)}</q>') for text in unique]
    return Markdown(" ").join(quoted) or scope.t("label.curated")


def _articles(scope: Scope, entry: Entry, together: Together) -> list[SimpleNamespace]:
    rows = []
    for index, (member, article) in enumerate(zip(entry.story.members, entry.articles, strict=True)):
        score = "" if index == 0 else scope.t("story.score", score=round(member.score_pct))
        rows.append(
            SimpleNamespace(
                id=article.id,
                outlet=cells.korean(scope, article.outlet.name) if article.outlet else scope.t("outlet.unknown"),
                link=cells.article_link(scope, entry, index),
                date=cells.published_date(scope, article.published),
                relation=Markdown(f"{cells.relation_badge(scope, member.relation)} {score}".strip()),
                reason=_why_together(scope, member) if index else cells.BLANK,
                shared=_shared(scope, together.get(article.id), member),
            )
        )
    return rows


def _why_together(scope: Scope, member: Member) -> Markdown:
    """Why an article is in a story; the English edition says it by the kind of likeness."""
    if not member.reason:
        return cells.BLANK
    if scope.language == "ko" or member.reason.startswith(CURATOR):
        return cells.korean(scope, member.reason)
    return scope.t(f"why.{member.relation.value}")


def _why_apart(scope: Scope, decision: PairDecision) -> Markdown:
    """Why two articles are two stories; the English edition names what contradicts."""
    if scope.language == "ko" or decision.reason.startswith(CURATOR):
        return cells.korean(scope, decision.reason)
    if not decision.vetoes:
        return scope.t("why.apart")
    facts = (
        f"{scope.t(f'veto.{veto.kind}')} {cells.korean(scope, f'{veto.left} ↔ {veto.right}')}"
        for veto in decision.vetoes
    )
    return Markdown(f"{scope.t('why.contradiction')} {'; '.join(facts)}")


def _shared(scope: Scope, decision: PairDecision | None, member: Member) -> Markdown:
    """The rare things that both articles have; empty where none decided or the reason has named them."""
    if decision is None or not decision.evidence:
        return Markdown("")
    if scope.language == "ko" and decision.evidence[0] in member.reason:
        return Markdown("")
    words = cells.korean(scope, ", ".join(decision.evidence[:EVIDENCE_SHOWN]))
    return Markdown(f'<span class="dg-after">{scope.t("story.shared")} {words}</span>')


def _related(scope: Scope, entry: Entry) -> list[SimpleNamespace]:
    """Other stories of the same programme or parties, oldest first, and whether they come before or after."""
    others = [scope.atlas.by_id[other] for other in entry.story.related if other in scope.atlas.by_id]
    others.sort(key=lambda other: (other.published.sort_key, other.id))
    rows = []
    for other in others:
        known = other.published.latest and entry.published.latest
        before = other.published.sort_key < entry.published.sort_key
        when = "" if not known else scope.t("story.earlier" if before else "story.later")
        rows.append(SimpleNamespace(when=when, entry=other))
    return rows


def _description(scope: Scope, entry: Entry) -> str:
    names = [scope.atlas.taxonomy.regions[region].name(scope.language) for region in entry.regions(Role.PRIMARY)]
    names += [scope.atlas.taxonomy.topics[label.id].name(scope.language) for label in entry.labels.topics]
    facts = [f"{claim.what} {claim.text}".strip() for claim in entry.claims[:3]]
    return " · ".join([*([entry.published.date] if entry.published.date else []), *names, *facts]) or entry.title
