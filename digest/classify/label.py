"""All labels of one story; the curator's word wins over what was computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from digest.classify.cues import load_cues
from digest.classify.issuers import find_issuer
from digest.classify.passages import Passage, cut_article
from digest.classify.relevance import judge_relevance, load_mixed_sites
from digest.classify.roles import choose_primary, explain_places, label_regions
from digest.classify.topics import explain_topics, label_topics
from digest.curation import SeedCuration
from digest.known import Taxonomy
from digest.model import Article, Evidence, Labels, RegionLabel, Role, TopicLabel

CURATED = "curation"
_TRAITS_SHOWN = 6
_FRONT = frozenset(
    f"{kind}: {standing}" for kind in ("title", "deck") for standing in ("plain", "built", "acts", "venue")
)


def classify_story(articles: tuple[Article, ...], taxonomy: Taxonomy, curated: tuple[SeedCuration, ...] = ()) -> Labels:
    """The regions, topics and relevance of a story.

    `articles` are the story's, lead first; `curated` what a curator says of any of their seeds,
    the first entry that says something winning.
    """
    passages = tuple((article.id, cut_article(article)) for article in articles)
    computed = _complete(label_regions(passages, taxonomy), articles, taxonomy)
    abroad = _partners_abroad(computed, passages, taxonomy)
    regions = _curate_regions(computed, articles, curated)
    topics = _curate_topics(label_topics(passages, abroad), articles, curated)
    on_topic, reason = _judge(passages[0][1] if passages else (), regions, taxonomy, curated)
    return Labels(regions, topics, on_topic, reason)


def count_partners_abroad(articles: tuple[Article, ...], taxonomy: Taxonomy) -> int:
    """How many foreign places speak for cooperation across borders, for fitting the weights of topics."""
    passages = tuple((article.id, cut_article(article)) for article in articles)
    return len(_partners_abroad(label_regions(passages, taxonomy), passages, taxonomy))


def explain_labels(article: Article, taxonomy: Taxonomy) -> Iterator[str]:
    """For `digest explain`: by which rule an article is on topic or not, and what speaks for its places and topics."""
    passages = cut_article(article)
    places = tuple(explain_places(passages, taxonomy))
    primary = choose_primary({region: total for region, total, _ in places})
    yield f"by the rule: {judge_relevance(passages, _has_cluster(primary, taxonomy)).rule}"
    for region, total, added in places:
        yield f"place {region}: {total:+.2f}{', primary' if region in primary else ''}; most of it: {_list_most(added)}"
    for topic, total, added in explain_topics(passages, count_partners_abroad((article,), taxonomy)):
        yield f"topic {topic}: {total:+.2f}; most of it: {_list_most(added)}"


def _list_most(added: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:+.2f}" for name, value in list(added.items())[:_TRAITS_SHOWN])


def _complete(
    computed: tuple[RegionLabel, ...], articles: tuple[Article, ...], taxonomy: Taxonomy
) -> tuple[RegionLabel, ...]:
    """With the place whose office issued the lead as primary, where no place that is named is."""
    outlet = articles[0].outlet if articles else None
    if outlet is None or any(label.role is Role.PRIMARY for label in computed):
        return computed
    place = find_issuer(outlet.name, taxonomy)
    if place is None:
        return computed
    known = tuple(evidence for label in computed if label.id == place for evidence in label.evidence)
    issued = Evidence(articles[0].id, outlet.name[:40], "issued by its office")
    rest = (label for label in computed if label.id != place)
    return (RegionLabel(place, Role.PRIMARY, (issued, *known)), *rest)


def _partners_abroad(
    labels: tuple[RegionLabel, ...], articles: tuple[tuple[str, tuple[Passage, ...]], ...], taxonomy: Taxonomy
) -> tuple[Evidence, ...]:
    """Evidence for foreign places, one each, where Korea has a part in the story: what happens in one country alone
    is no cooperation.
    """
    foreign = tuple(label for label in labels if "south-korea" not in taxonomy.ancestors(label.id))
    home = load_cues().home
    alone = len(foreign) == len(labels) and not any(home.search(p.text) for _, passages in articles for p in passages)
    return () if alone else tuple(label.evidence[0] for label in foreign if _is_partner(label))


def _is_partner(label: RegionLabel) -> bool:
    """Whether a foreign place is what the story is about, or stands in its headline as more than a measure."""
    return label.role is Role.PRIMARY or label.evidence[0].rule.split(",")[0] in _FRONT


def _has_cluster(primary: Iterable[str], taxonomy: Taxonomy) -> bool:
    """Whether a primary place is a site of the life sciences alone."""
    mixed = load_mixed_sites()
    return any(taxonomy.regions[region].kind == "cluster" and region not in mixed for region in primary)


def _judge(
    passages: tuple[Passage, ...],
    regions: tuple[RegionLabel, ...],
    taxonomy: Taxonomy,
    curated: tuple[SeedCuration, ...],
) -> tuple[bool, str]:
    for entry in curated:
        if entry.on_topic is not None:
            return entry.on_topic, f"큐레이터의 판단: {entry.reason}"
    primary = (label.id for label in regions if label.role is Role.PRIMARY)
    verdict = judge_relevance(passages, _has_cluster(primary, taxonomy))
    return verdict.on_topic, verdict.reason


def _curate_regions(
    computed: tuple[RegionLabel, ...], articles: tuple[Article, ...], curated: tuple[SeedCuration, ...]
) -> tuple[RegionLabel, ...]:
    """What a curator says of a role replaces all computed places of that role."""
    for entry in curated:
        if entry.primary_regions is None and entry.mentioned_regions is None:
            continue
        by_id = {label.id: label for label in computed}
        primary = entry.primary_regions
        if primary is None:
            primary = tuple(label.id for label in computed if label.role is Role.PRIMARY)
        mentioned = entry.mentioned_regions
        if mentioned is None:
            mentioned = tuple(label.id for label in computed if label.role is Role.MENTIONED)
        note = Evidence(_article_of(entry, articles), entry.reason[:40], CURATED)

        def relabel(
            region: str, role: Role, note: Evidence = note, by_id: dict[str, RegionLabel] = by_id
        ) -> RegionLabel:
            known = by_id[region].evidence if region in by_id else ()
            return RegionLabel(region, role, (note, *known))

        labels = [relabel(region, Role.PRIMARY) for region in sorted(set(primary))]
        labels += [relabel(region, Role.MENTIONED) for region in sorted(set(mentioned) - set(primary))]
        return tuple(labels)
    return computed


def _curate_topics(
    computed: tuple[TopicLabel, ...], articles: tuple[Article, ...], curated: tuple[SeedCuration, ...]
) -> tuple[TopicLabel, ...]:
    for entry in curated:
        if entry.topics is not None:
            known = {label.id: label.evidence for label in computed}
            note = Evidence(_article_of(entry, articles), entry.reason[:40], CURATED)
            return tuple(TopicLabel(topic, (note, *known.get(topic, ()))) for topic in dict.fromkeys(entry.topics))
    return computed


def _article_of(entry: SeedCuration, articles: tuple[Article, ...]) -> str:
    return next((a.id for a in articles if a.src_uri == entry.src_uri), articles[0].id)
