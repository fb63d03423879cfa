"""Every number deduplication decides by, in one place, each with what it was measured on.

"even half" and "odd half" are the articles of the two measuring sets with even and odd position;
thresholds were set on the even half. `python benchmarks/dedupe.py` prints the figures.
"""

from __future__ import annotations

from typing import Final

WINDOW_DAYS: Final = 10
"""Articles further apart report different events unless one is the other's text."""
TIMELESS_JACCARD: Final = 0.90
"""From here, and under the same headline, two texts are one text however far apart they were posted."""
SAME_HEADLINE: Final = 0.80
"""rapidfuzz token-set ratio (0 to 1) from which two headlines are the same."""

CANDIDATE_COSINE: Final = 0.12
"""Least word cosine that makes two articles worth comparing. The least of 1,030 true pairs was 0.16."""
CANDIDATE_CONTAINMENT: Final = 0.15
"""Least share of the shorter text's shingles in the longer one that does so without such a cosine: at
0.05 four times as many pairs are compared and no further true one is found."""
ROUGH_SHARE: Final = 0.5
"""Candidates are first gathered by scores on part of the features, at this share of the two limits."""
CANDIDATES_PER_ARTICLE: Final = 60
"""At most so many partners by word cosine for each article; bounds memory, not quality."""
COMMON_ARTICLES: Final = 60
"""A feature in more articles than this (and than a tenth of a small corpus) is not used to find candidates."""
RARE_ARTICLES: Final = 12
"""A figure, quoted name, person or institution in at most so many articles is rare."""

COPY_JACCARD: Final = 0.70
"""Common shingles over all shingles from which two texts are the same text."""
COPY_CONTAINMENT: Final = 0.90
"""Share of the shorter text in the longer from which it is a cut copy."""
RELEASE_CONTAINMENT: Final = 0.25
"""Share of the shorter text in the longer from which both rest on one press release."""
SHARED_TEXT_JACCARD: Final = 0.50
"""From here a pair counts as shared text whatever its headline says, short of a veto."""
SHARED_TEXT_CONTAINMENT: Final = 0.75
"""The same for a shorter text inside a longer one."""
SHARED_TEXT_CHARACTERS: Final = 120
"""A shorter text than this may lie in another by chance."""
SHARED_TEXT_LOGIT: Final = 3.0
"""The least log-odds such a pair gets: 95 %."""

VETO_LOGIT: Final = -6.0
"""Log-odds of a vetoed pair."""
SURE_LOGIT: Final = 4.0
"""More certain than this (98 %) a single pair cannot be when groups are averaged: three sure pairs
must not outvote two vetoes."""
UNCOMPARED_LOGIT: Final = -4.0
"""Log-odds of a pair that was not worth comparing, in the average of two groups."""
ROUNDUP_LOGIT: Final = -3.0
ROUNDUP_JACCARD: Final = 0.60
"""A round-up is one story only with (nearly) the same round-up."""
BRIEF_LOGIT: Final = 1.5
"""Taken off where only one article stands in a column of short news: it may hold other news too."""
SAME_OUTLET_LOGIT: Final = -2.0
SAME_OUTLET_JACCARD: Final = 0.60
SAME_OUTLET_TITLED_JACCARD: Final = 0.25
"""An outlet seldom reports one event in two texts: it posts a text twice (at least so much in common, or
less under the same headline) or reports the next event."""
MERGE_LOGIT: Final = 0.0
"""Two groups become one story where the average log-odds of their pairs reaches this: even odds."""
RELATED_LOGIT: Final = -4.5
"""From here two stories that were kept apart are linked as related."""
RELATED_COSINE: Final = 0.25
"""Word cosine from which stories far apart in time are related, where they also share a rare name."""
RELATED_LIMIT: Final = 6
"""At most so many related stories each."""

VETO_OVERLAP_JACCARD: Final = 0.25
VETO_OVERLAP_CONTAINMENT: Final = 0.45
"""Slots are compared strictly only where texts overlap this much: a twin of a template does."""
HEAVY_JACCARD: Final = 0.45
"""From here a copy would carry the same slots, so one two-sided difference decides alone."""
VERY_HEAVY_JACCARD: Final = 0.65

SUPPORT_LEAST: Final = 0.15
"""Least share (by rarity) of a headline's words that its own body must hold."""
ACCIDENT_JACCARD: Final = 0.60
ACCIDENT_HEADLINES: Final = 2
"""One body under so many unlike headlines is an error page or a scraper's accident."""
UNLIKE_HEADLINES: Final = 50.0
"""rapidfuzz token-set ratio (0 to 100) below which two headlines are unlike."""
ERROR_PAGE_CHARACTERS: Final = 400
"""An error page is shorter than this."""
FULLEST_SHARE: Final = 0.90
"""A text of at least this share of the longest counts as fullest."""
