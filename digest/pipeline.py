"""The whole flow on one page: seeds to Digest.

    seeds/ -> read -> clean -> date -> group into stories -> classify -> extract -> check -> Digest

Each stage is a function in its own package; only this module knows them all, through `articles` (what is done
with every seed alone) and `entries` (what is done with every story alone).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from digest.articles import Intake, read_articles
from digest.cache import Cache
from digest.check import check_digest
from digest.curation import load_curation
from digest.dedupe import closest_calls, group_stories
from digest.entries import describe_stories, load_tools
from digest.extract import Measures, follow_measures, judge_promises, measures_of, tell_claims
from digest.kept import Progress, Workshop, read_kept, write_kept
from digest.marks import story_marks
from digest.memory import at_ease
from digest.model import Digest, Entry, Rejection, Relation, Role
from digest.parallel import usable_cpus
from digest.settings import Settings
from digest.taxonomy import Taxonomy, load_taxonomy


def run(
    settings: Settings, progress: Progress | None = None, stories_are_there: Callable[[Digest], object] | None = None
) -> Digest:
    """The digest of a seeds folder.

    `stories_are_there` is called with all of it but what its stories say together (see `follow`), and the counts.

    Raises:
        ConfigurationError: if a taxonomy, vocabulary or the curation file cannot be used.
        InvariantError: if the result contradicts itself.
    """
    taxonomy = load_taxonomy()
    curation = load_curation(settings.seeds_dir, taxonomy)
    cache = Cache.open(settings.cache_dir)
    try:
        workshop = Workshop(cache, settings.processes or usable_cpus(), progress, load_tools)
        intake = read_articles(settings, taxonomy, curation, workshop)
        grouping = group_stories(intake.articles, curation, taxonomy, cache, workshop.processes)
        entries = describe_stories(grouping.stories, intake.articles, taxonomy, curation, workshop)
    finally:
        cache.close()
    with at_ease():
        digest = Digest(
            as_of=settings.as_of or _newest(entries),
            entries=tuple(entries),
            rejections=tuple(
                sorted(intake.rejections + _with_ids(grouping.rejections, intake), key=lambda r: r.src_uri)
            ),
            findings=tuple(sorted({*intake.findings, *grouping.findings}, key=str)),
            decisions=grouping.decisions,
            stats=(),
            review=closest_calls(grouping),
        )
        if stories_are_there is not None:
            story_marks(digest.entries)  # here and there
            stories_are_there(digest)
        digest = follow(digest, taxonomy, settings.cache_dir)
        digest = replace(digest, stats=count(digest, intake))
        _check(digest, taxonomy, settings.cache_dir)
    return digest


def follow(digest: Digest, taxonomy: Taxonomy, kept: Path | None = None) -> Digest:
    """The digest with what its published stories say together: series, and the fate of promises.

    What each story measures is remembered in the folder `kept`.
    """
    measures = _measures(digest, taxonomy, kept)
    claims = tell_claims(digest.published, measures, taxonomy)
    series = follow_measures(claims)
    promises = judge_promises(digest.published, claims, series, digest.as_of, measures)
    return replace(digest, series=series, promises=promises)


def _measures(digest: Digest, taxonomy: Taxonomy, kept: Path | None) -> dict[str, Measures]:
    """What published stories measure, by id."""
    marks = story_marks(digest.entries)
    before = (read_kept(kept, "measures", "extract.series", dict[str, dict[str, Measures]]) or {}).get(
        taxonomy.mark, {}
    )
    found = {
        marks[e.id]: before[marks[e.id]] if marks[e.id] in before else measures_of(e, taxonomy)
        for e in digest.published
    }
    if found.keys() != before.keys():
        write_kept(kept, "measures", "extract.series", {taxonomy.mark: found})
    return {entry.id: found[marks[entry.id]] for entry in digest.published}


def _check(digest: Digest, taxonomy: Taxonomy, kept: Path | None) -> None:
    """As `check_digest`. In the folder `kept` it is remembered which stories were found sound."""
    marks = story_marks(digest.entries)
    before = (read_kept(kept, "sound", "check", dict[str, frozenset[str]]) or {}).get(taxonomy.mark, frozenset())
    check_digest(digest, taxonomy, {story for story, mark in marks.items() if mark in before})
    found = frozenset(marks.values())
    if found != before:
        write_kept(kept, "sound", "check", {taxonomy.mark: sorted(found)})


def count(digest: Digest, intake: Intake) -> tuple[tuple[str, int], ...]:
    """How many there are of what, in pipeline order. Seeds = articles + rejected, always."""
    relations = [member.relation for entry in digest.entries for member in entry.story.members]
    shown = digest.published
    stages = sorted({rejection.stage for rejection in digest.rejections})
    return (
        ("ignored_files", intake.ignored),
        ("seeds", intake.seeds),
        *((f"rejected_{stage}", sum(item.stage == stage for item in digest.rejections)) for stage in stages),
        ("rejected", len(digest.rejections)),
        ("articles", len(relations)),
        ("stories", len(digest.entries)),
        *((f"merged_{relation}", relations.count(relation)) for relation in Relation if relation is not Relation.LEAD),
        ("pairs_compared", len(digest.decisions)),
        ("pairs_vetoed", sum(bool(decision.vetoes) for decision in digest.decisions)),
        ("stories_published", len(shown)),
        ("stories_off_topic", len(digest.entries) - len(shown)),
        ("regions", len({region for entry in shown for region in entry.regions(Role.PRIMARY)})),
        ("claims", sum(len(entry.claims) for entry in shown)),
        ("agreements", sum(len(entry.agreements) for entry in shown)),
        ("findings", len(digest.findings)),
    )


def _with_ids(rejections: tuple[Rejection, ...], intake: Intake) -> tuple[Rejection, ...]:
    ids = {article.src_uri: (article.id, *article.former_ids) for article in intake.articles}
    return tuple(replace(rejection, ids=ids[rejection.src_uri]) for rejection in rejections)


def _newest(entries: Iterable[Entry]) -> dt.date | None:
    days = [article.published.latest for entry in entries for article in entry.articles if article.published.date]
    return max((day for day in days if day), default=None)
