"""Writes the data files that deduplication's scores rest on, from labelled articles in JSON lines.

    python benchmarks/fit_dedupe.py background FILE...
    python benchmarks/fit_dedupe.py weights FILE...

An article has `id`, `title`, `body`, `outlet`, `date`, and perhaps `gold_cluster`; other labels are in
`dedupe_labels.yml`. Only articles at even positions are used, so that the others can measure. Nothing
of a text reaches a file: hashes, counts, weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch

import numpy as np
from labelled import VARIANTS, Labelled, impoverish, make_article, pair_of, read_labelled
from numpy.typing import NDArray
from scipy.optimize import minimize

from digest import vocabulary
from digest.cache import Cache
from digest.dedupe import meetings
from digest.dedupe.bags import Ids
from digest.dedupe.comparison import compare_articles, find_candidates
from digest.dedupe.features import read_features
from digest.dedupe.fingerprint import Fingerprint, fingerprint_article
from digest.dedupe.frequencies import FILE as REFERENCE_FILE
from digest.dedupe.frequencies import Table, count_table, dump_reference, number_thing
from digest.dedupe.model import FILE as WEIGHTS_FILE
from digest.dedupe.places import make_gazetteer
from digest.dedupe.sketch import WEIGHT_ONE
from digest.model import Article
from digest.taxonomy import Taxonomy, load_taxonomy

DATA = Path(__file__).parent.parent / "digest" / "data"
LEAST_WORD_ARTICLES = 3
LEAST_SHINGLE_ARTICLES = 8
SUBJECT_SHARE = 0.02
"""In what share of articles a word of a topic stands, at least."""
PRIOR_STRENGTH = 15.0
"""Pull towards the prior per standard deviation of a score, against `TOTAL_WEIGHT` pairs."""
TOTAL_WEIGHT = 1500.0
FIT_COSINE = 0.06
"""Cosine of rare words from which pairs are fitted on."""
POSITIVE_SHARE = 0.3
"""Weight of the pairs that are one story against all pairs: more gives more false pairs, less misses more."""
PRIOR: dict[str, float] = {
    "shingle_cosine": 8.0,
    "shingle_containment": 4.0,
    "word_cosine": 5.6,
    "lead_cosine": 5.9,
    "jaccard": -3.9,
    "title_token_set": 0.0,
    "title_in_lead": 6.0,
    "title_cover": 0.6,
    "figures": 0.5,
    "names": 0.5,
    "gap": -1.0,
    "day_conflict": -2.5,
    "place_conflict": -3.5,
    "title_place_conflict": -5.0,
    "locality_conflict": -2.5,
    "people_shared": 0.5,
    "people_conflict": -0.7,
    "figures_disjoint": -1.2,
    "title_figure_conflict": -1.5,
    "edition_conflict": -2.0,
    "step_conflict": -1.0,
    "same_outlet": -4.0,
    "length_ratio": -3.2,
    "length": 6.6,
    "untitled": 2.3,
}
"""Where a score is pulled to as far as the labelled pairs do not say otherwise: an earlier fit on four
collections of Korean press (portal news on biotechnology, culture, a news archive, official releases),
whose texts are not here. Two collections alone would call every unlike place harmless."""
PRIOR_INTERCEPT = -13.5


def write_background(paths: list[Path]) -> None:
    """Counts in how many stories words, shingles and things stand; rare ones are left out, nothing is lost by that."""
    gazetteer = make_gazetteer(Taxonomy({}, {}, {}))
    articles = [article for path in paths for article in _one_a_story(path)]
    features = read_features(articles)
    things = np.concatenate([_thing_numbers(fingerprint_article(article, gazetteer)) for article in articles])
    tables = {
        "words": _at_least(count_table(len(articles), features.words.ids), LEAST_WORD_ARTICLES),
        "shingles": _at_least(count_table(len(articles), features.shingles.ids), LEAST_SHINGLE_ARTICLES),
        "things": _at_least(count_table(len(articles), things), LEAST_WORD_ARTICLES),
    }
    tables["words"] = _with_subject_words(tables["words"])
    text = dump_reference(**tables, command="python benchmarks/fit_dedupe.py background")
    (DATA / REFERENCE_FILE).write_text(text + "\n", encoding="utf-8")
    sizes = ", ".join(f"{len(table.ids)} {kind}" for kind, table in tables.items())
    print(f"{len(articles)} stories, {sizes}, {len(text):,} characters")


def _one_a_story(path: Path) -> Iterator[Article]:
    """Articles at even positions, each story once: what many outlets printed is not common for that."""
    labelled = read_labelled(path, 0)
    told: set[str] = set()
    for article in labelled.articles:
        if not any(pair_of(article.id, other) in labelled.same for other in told):
            told.add(article.id)
            yield article


def _thing_numbers(print_: Fingerprint) -> Ids:
    slots = print_.slots
    things = {f"figure:{item}" for item in slots.figures} | {f"rough:{item}" for item in slots.rough_figures}
    return np.array(sorted(map(number_thing, print_.things | things)), np.uint32)


def _with_subject_words(words: Table) -> Table:
    """The table with the words of the taxonomy's topics, which the labelled articles hardly use: a digest on
    biotechnology is full of them."""
    topics = vocabulary.load("topics.yml")
    terms = " ".join(term for topic in topics.values() for term in topic["terms"]["positive"])
    known = dict(zip(words.ids.tolist(), words.counts.tolist(), strict=True))
    for number in read_features([make_article({"id": "", "body": terms})]).words.ids.tolist():
        known[number] = max(known.get(number, 0), round(SUBJECT_SHARE * words.articles))
    ids = sorted(known)
    return Table(words.articles, np.array(ids, np.uint32), np.array([known[number] for number in ids], np.int64))


def write_weights(paths: list[Path]) -> None:
    """Fits the weights to all compared pairs of the labelled articles, whole and impoverished."""
    rows: list[list[float]] = []
    labels: list[float] = []
    for path in paths:
        labelled = read_labelled(path, 0)
        for variant in VARIANTS:
            for scores, same in _scored_pairs(labelled, variant):
                rows.append(scores)
                labels.append(float(same))
    matrix, truth = np.array(rows), np.array(labels)
    weights, intercept = _fit(matrix, truth)
    typical = matrix.mean(axis=0)
    lines = [
        "# Weights of the log-odds that two articles are one story, by the scores of digest/dedupe/scores.py.",
        "# Written by: python benchmarks/fit_dedupe.py weights",
        f"# Fitted on {len(truth):,} compared pairs, {int(truth.sum()):,} of them one story.",
        f"intercept: {intercept:.3f}",
        "weights:",
        *(
            f"  {name}: {{weight: {weight:.3f}, typical: {mean:.3f}}}"
            for name, weight, mean in zip(PRIOR, weights, typical, strict=True)
        ),
    ]
    (DATA / WEIGHTS_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _scored_pairs(labelled: Labelled, variant: str) -> Iterator[tuple[list[float], bool]]:
    articles = [impoverish(article, variant) for article in labelled.articles]
    with _more_candidates(), compare_articles(articles, load_taxonomy(), Cache.open(None)) as compared:
        places = {key: position for position, key in enumerate(compared.keys)}
        keys = compared.sketches.keys
        left, right = find_candidates(compared.sketches, compared.store).pairs()
        found = zip(left.tolist(), right.tolist(), strict=True)
        pairs = [(places[keys[one]], places[keys[other]]) for one, other in found]
        for (left, right), scores in zip(pairs, compared.readers.own.score(pairs), strict=True):
            pair = pair_of(articles[left].id, articles[right].id)
            if pair not in labelled.unsure:
                yield [float(getattr(scores, name)) for name in PRIOR], pair in labelled.same


def _more_candidates() -> AbstractContextManager[object]:
    """Compare pairs from `FIT_COSINE` on, whatever their distance and outlets: a fit needs to see what is unlike."""
    least = int(FIT_COSINE * WEIGHT_ONE * WEIGHT_ONE)
    return patch.multiple(meetings, _LEAST=least, _LEAST_LATER=least, _LEAST_SAME_OUTLET=least)


def _fit(matrix: NDArray[np.float64], truth: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Logistic regression, pulled towards `PRIOR`."""
    prior = np.array(list(PRIOR.values()))
    spread = matrix.std(axis=0) + 0.05
    positives = max(1.0, float(truth.sum()))
    negatives = max(1.0, float((1 - truth).sum()))
    share = np.where(truth > 0, POSITIVE_SHARE / positives, (1 - POSITIVE_SHARE) / negatives) * TOTAL_WEIGHT

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = matrix @ values[:-1] + values[-1]
        signed = np.where(truth > 0, -logits, logits)
        away = (values[:-1] - prior) * spread
        total = float((share * np.logaddexp(0, signed)).sum() + PRIOR_STRENGTH * (away @ away))
        error = share * (1 / (1 + np.exp(-np.clip(logits, -60, 60))) - truth)
        gradient = np.append(matrix.T @ error + 2 * PRIOR_STRENGTH * away * spread, error.sum())
        return total, gradient

    found = minimize(loss, np.append(prior, PRIOR_INTERCEPT), jac=True, method="L-BFGS-B", options={"maxiter": 2000})
    return found.x[:-1], float(found.x[-1])


def _at_least(table: Table, articles: int) -> Table:
    keep = table.counts >= articles
    ids: Ids = table.ids[keep]
    return Table(table.articles, ids, np.asarray(table.counts[keep], np.int64))


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("background", "weights"))
    parser.add_argument("articles", nargs="+", type=Path)
    options = parser.parse_args()
    (write_background if options.what == "background" else write_weights)(options.articles)


if __name__ == "__main__":
    main()
