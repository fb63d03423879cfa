"""`digest explain`: why an article was cleaned, dated, merged, labelled or rejected as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from digest.classify import explain_labels
from digest.errors import DigestError, meant
from digest.model import Article, Digest, Entry, PairDecision, Role
from digest.taxonomy import load_taxonomy
from digest.text import clip

SHOWN = 80
"""Characters of a removed span or sentence that are shown in a line."""


def explain(digest: Digest, key: str) -> str:
    """Everything that was decided about one seed (path below the seeds folder) or id, as text.

    Raises:
        DigestError: if neither an article nor a rejection goes by that name.
    """
    name = key.removeprefix("./").removeprefix("seeds/")
    for rejection in digest.rejections:
        if rejection.src_uri == name:
            return f"seeds/{name} was rejected while {_DOING[rejection.stage]}: {rejection.reason}\n"
    return "\n".join(_explain(digest, *_find(digest, key))) + "\n"


def explain_pair(digest: Digest, key: str, other: str) -> str:
    """What was decided about two seeds (paths below the seeds folder) or ids, as text.

    Raises:
        DigestError: if one of them is no article of the digest.
    """
    pair = [_find(digest, name) for name in (key, other)]
    ids = sorted(article.id for _, article in pair)
    stories = [entry for entry, _ in pair]
    lines = [f"seeds/{article.src_uri} is in story {entry.id}: {entry.title}" for entry, article in pair]
    decision = next((one for one in digest.decisions if [one.left, one.right] == ids), None)
    if decision is not None:
        right = next(article for _, article in pair if article.id == decision.right)
        return "\n".join([*lines, *_pair(decision, right.id, right.src_uri)]) + "\n"
    if ids[0] == ids[1]:
        verdict = "this is one and the same article"
    elif stories[0].id == stories[1].id:
        verdict = "they were merged because each is like others of the story, not for what these two share"
    else:
        verdict = "they were not compared in detail: they share too few rare words and phrases to come near one story"
    return "\n".join([*lines, f"  {verdict}"]) + "\n"


def name_of(key: str, seeds: Path) -> str:
    """A seed's path below the seeds folder where its path on disk is given; anything else as it is."""
    path, root = Path(key).resolve(), seeds.resolve()
    return path.relative_to(root).as_posix() if path.is_file() and path.is_relative_to(root) else key


def _find(digest: Digest, key: str) -> tuple[Entry, Article]:
    name = key.removeprefix("./").removeprefix("seeds/")
    for entry in digest.entries:
        for article in entry.articles:
            if name in (article.src_uri, article.id, *article.former_ids):
                return entry, article
    known = {article.src_uri for entry in digest.entries for article in entry.articles}
    hint = meant(name, known)
    raise DigestError(
        f"explain: nothing is known as '{key}'{hint} (expected the path of a seed or the id of an article)"
    )


_DOING = {
    "read": "reading",
    "curation": "applying seeds/curation.yml",
    "clean": "cleaning",
    "dedupe": "comparing it with the others",
}


def _explain(digest: Digest, entry: Entry, article: Article) -> Iterator[str]:
    yield f"seeds/{article.src_uri}  id {article.id}" + "".join(f", formerly {old}" for old in article.former_ids)
    yield f"  headline  {article.title or '(none in the seed)'}"
    yield from (f"  deck      {line}" for line in article.deck)
    yield f"  outlet    {article.outlet.name if article.outlet else '(not recognised)'}"
    yield f"  author    {article.author or '(none)'}"
    yield f"  address   {article.url or '(none)'}"
    yield f"  body      {len(article.body)} characters, {article.body.count(chr(10)) + 1} paragraphs"
    yield from (f"  mended    {repair}" for repair in article.repairs)
    yield from _dating(article)
    yield f"removed: {len(article.removed)} spans"
    yield from (f"  [{removal.rule}] {clip(' '.join(removal.text.split()), SHOWN)}" for removal in article.removed)
    yield from _story(digest, entry, article)
    yield from _labels(entry)
    yield "the labels of the lead, as computed:"
    yield from (f"  {line}" for line in explain_labels(entry.articles[0], load_taxonomy()))
    yield from _facts(entry, article)


def _dating(article: Article) -> Iterator[str]:
    published = article.published
    yield f"published: {published.date or '(no date)'}  {published.basis}"
    if published.earliest or published.latest:
        yield f"  between   {published.earliest or '?'} and {published.latest or '?'}"
    yield f"  because   {published.evidence or '(nothing says so)'}"
    yield from (f"  the page  {mark.field}: {mark.value} ({mark.source})" for mark in article.date_marks)


def _story(digest: Digest, entry: Entry, article: Article) -> Iterator[str]:
    member = next(member for member in entry.story.members if member.article_id == article.id)
    yield f"story {entry.id}: {entry.title}"
    yield f"  this is its {member.relation}, {member.score_pct:.0f} of 100: {member.reason}"
    sources = {a.id: a.src_uri for e in digest.entries for a in e.articles}
    for decision in digest.decisions:
        if article.id in (decision.left, decision.right):
            other = decision.right if decision.left == article.id else decision.left
            yield from _pair(decision, other, sources.get(other, other))
    yield from (f"  related story {other}" for other in entry.story.related)


def _pair(decision: PairDecision, other: str, src_uri: str) -> Iterator[str]:
    verdict = f"merged as {decision.relation}" if decision.relation else "kept apart"
    yield f"  compared with seeds/{src_uri} ({other}): {verdict}, {decision.score_pct:.0f} of 100"
    yield "    scores    " + ", ".join(f"{name} {value:.0f}" for name, value in decision.scores)
    if decision.evidence:
        yield "    both have " + ", ".join(decision.evidence)
    yield from (f"    veto      {veto.kind}: {veto.left} against {veto.right}" for veto in decision.vetoes)
    yield f"    because   {decision.reason}"
    if decision.counterfactual:
        yield f"    otherwise {decision.counterfactual}"


def _labels(entry: Entry) -> Iterator[str]:
    yield f"on topic: {'yes' if entry.labels.on_topic else 'no'}, {entry.labels.on_topic_reason}"
    for role in Role:
        for region in entry.labels.regions:
            if region.role is role:
                words = "; ".join(f"{e.text} [{e.rule}]" if e.rule else e.text for e in region.evidence)
                yield f"region {region.id}: {role}, {words}"
    for topic in entry.labels.topics:
        yield f"topic {topic.id}: " + "; ".join(f"{e.text} [{e.rule}]" if e.rule else e.text for e in topic.evidence)


def _facts(entry: Entry, article: Article) -> Iterator[str]:
    for claim in entry.claims:
        if claim.article_id == article.id:
            frame = ", ".join(
                part
                for part in (
                    claim.status or "status unknown",
                    f"as of {claim.as_of}" if claim.as_of else "",
                    f"due {claim.due}" if claim.due else "",
                    claim.region or "",
                )
                if part
            )
            yield f"claim {claim.text} = {claim.value} {claim.unit} ({frame}): {claim.what}"
            yield f"  in        {clip(claim.sentence, SHOWN)}"
    for agreement in entry.agreements:
        if agreement.article_id == article.id:
            yield (
                f"agreement {agreement.kind}: {' · '.join(agreement.parties)},"
                f" signed {agreement.signed or '?'} ({agreement.signed_basis})"
            )
