"""Every number deduplication decides by, in one place, each with what it was measured on.

"The sets" are the two labelled collections of `benchmarks/labelled.py` in five conditions each, whole
and impoverished: 3,370 true pairs, of which the numbers as they stand miss 76 and add 31 false ones
(29 of them in the conditions without an outlet). "Twins" are articles with another town, people, days or
amounts put in. `python benchmarks/dedupe.py` prints the figures.
"""

from __future__ import annotations

from typing import Final

WINDOW_DAYS: Final = 10
"""Articles further apart report different events unless one is the other's text. From 5 to 400 the sets
change by 4 false and 2 missed pairs, as both span few months; last year's forum needs it."""
TIMELESS_JACCARD: Final = 0.90
"""From here, and under the same headline, two texts are one text however far apart they were posted."""
SAME_HEADLINE: Final = 0.80
"""rapidfuzz token-set ratio (0 to 1) from which two headlines are the same."""

TELLING_RARITY: Final = 4.4
"""Words rarer than this (natural logarithm; in at most 1.2 % of the reference's articles) find candidates. At
3.0 the products take five times as long and every true pair of the sets is found as well."""
CANDIDATE_COSINE: Final = 0.09
"""Least cosine of such words that makes two articles within the window worth comparing. The least of the sets'
true pairs is 0.106; at 0.06 twice as many pairs are compared."""
LATER_DAYS: Final = 2
"""From so many days apart two articles need more in common to be worth comparing."""
CANDIDATE_LATER_COSINE: Final = 0.13
"""The least cosine of these: the least of the sets' true pairs is 0.17."""
CANDIDATE_SAME_OUTLET_COSINE: Final = 0.25
"""The same for two articles of one outlet, which are one story only if they share text: shingles find these."""
KIN_COSINE: Final = 0.20
"""The same, at any distance in time, for two that can only be related; they also share half of a headline."""
PARTNERS_KIN: Final = 12
"""At most so many such partners for each article, the most alike: twice as many as are linked."""
CANDIDATE_FAR_CONTAINMENT: Final = 0.50
"""Least share of the shorter text's rare shingles in the longer one that makes two articles further apart in time
worth comparing: they are one story only if they are one text."""
CANDIDATE_CONTAINMENT: Final = 0.15
"""Least share of the shorter text's rare shingles in the longer one that does so without such a cosine: at
0.05 four times as many pairs are compared and no further true one is found."""
CANDIDATE_SHINGLES: Final = 3
"""And the least number of them, in the sample."""
PARTNERS_BY_WORDS: Final = 60
"""At most so many partners by word cosine for each article, the most alike; bounds memory. In the sets they
have 4 on average."""
PARTNERS_BY_SHINGLES: Final = 400
"""The same by shingles: hundreds of outlets print one release."""
RARE_ARTICLES: Final = 12
"""A figure, quoted name, person or institution in at most so many of the reference's articles (1 %) is rare:
worth showing as evidence."""

COPY_JACCARD: Final = 0.70
"""Common shingles over all shingles from which two texts are the same text. An article with a byline and
an address added keeps 0.9 or more; of the release pairs read, none reached 0.7 without being a copy."""
COPY_CONTAINMENT: Final = 0.90
"""Share of the shorter text in the longer from which it is a cut copy."""
RELEASE_CONTAINMENT: Final = 0.25
"""Share of the shorter text in the longer from which both rest on one press release. Independent reports
of one event share up to a fifth: quotations, names and figures."""
SHARED_TEXT_JACCARD: Final = 0.50
"""From here a pair counts as shared text whatever its headline says, short of a veto. From 0.3 on the sets
do not change, the score finds these pairs by itself; cut and undated copies need it."""
SHARED_TEXT_CONTAINMENT: Final = 0.75
"""The same for a shorter text inside a longer one: 80 of 80 official releases cut to a third are found."""
SHARED_TEXT_CHARACTERS: Final = 120
"""A shorter text than this may lie in another by chance, or be nothing but a photo credit."""
SHARED_TEXT_LOGIT: Final = 3.0
"""The least log-odds such a pair gets: 95 %."""

VETO_LOGIT: Final = -6.0
"""Log-odds of a vetoed pair. From -4 to -10 the sets do not change."""
AGREEING_FIGURES: Final = 2
"""Rare figures of three digits and of different units that agree but for rounding, beside the same day and place,
make two reports in other words one event. Of the compared pairs of the sets three have them, all one event."""
AGREEING_LOGIT: Final = 1.0
"""Log-odds such a pair gets at least."""

SURE_LOGIT: Final = 4.0
"""More certain than this (98 %) a single pair cannot be when groups are averaged: one sure pair must not
outvote a veto. From 2 to 30 the sets do not change. A floor under unlikely pairs was tried as well: from
-3 on it gives 4 more false pairs and finds no further true one."""
UNCOMPARED_LOGIT: Final = -4.0
"""Log-odds of a pair that was not worth comparing, in the average of two groups; -2 and -8 give the same."""
ROUNDUP_LOGIT: Final = -3.0
"""Log-odds at most of a round-up and an article on one of its items."""
ROUNDUP_JACCARD: Final = 0.60
"""A round-up is one story only with (nearly) the same round-up."""
BRIEF_LOGIT: Final = 1.5
"""Taken off where only one article stands in a column of short news: it may hold other news too."""
SERIES_OPENING: Final = 40
"""Bodies that begin with so many of the same letters, and share hardly anything after that, stand in one series."""
SERIES_REST: Final = 100
"""The least number of letters that follow in the shorter one: less may be a cut copy."""
SERIES_CONTAINMENT: Final = 0.30
"""Below this share of the rest two bodies have only their opening in common. Of the sets' 123 true pairs with one
opening none has less than 0.4, of 44 other pairs those that go on have at most 0.19."""
SERIES_LOGIT: Final = -3.0
"""Log-odds at most of two such articles."""
SAME_OUTLET_LOGIT: Final = -2.0
"""Log-odds at most of two texts of one outlet: it seldom reports one event twice, it posts a text again or
reports the next event. Without this rule the sets have 3 more false pairs and miss 2 fewer."""
SAME_OUTLET_JACCARD: Final = 0.60
"""From here the two are one text posted again. At 0.8 the sets miss 78 more pairs, photographs of one event."""
SAME_OUTLET_TITLED_JACCARD: Final = 0.25
"""The same under one headline (`SAME_HEADLINE`)."""
MERGE_LOGIT: Final = 0.0
"""Two groups become one story where the average log-odds of their pairs reaches this: even odds, a score
of 50. At -0.5 the sets have 22 more false pairs and miss 10 fewer, at 0.5 15 fewer and 33 more."""
REACH_LOGIT: Final = -5.0
"""Pairs whose log-odds by their texts, with typical people, places, days and figures, stay below this are not read
for these: of the sets' 5,372 pairs that were, a quarter is below, and of these none comes to -2."""
RELATED_LOGIT: Final = -4.5
"""From here two stories that were kept apart are linked as related."""
RELATED_COSINE: Final = 0.25
"""Word cosine from which compared pairs that share a rare name are related too."""
RELATED_COVER: Final = 0.5
"""Share of either headline's rare words in the other article from which two stories are related whatever else."""
RELATED_LIMIT: Final = 6
"""At most so many related stories each, and as many again that name this one."""

VETO_OVERLAP_JACCARD: Final = 0.25
"""Slots are compared strictly only where texts overlap this much, as a twin of a template does: below,
two reports of one event differ in slots too. From 0.1 to 0.4 the sets change by 3 false pairs."""
VETO_OVERLAP_CONTAINMENT: Final = 0.45
"""The same for a shorter text inside a longer one."""
HEAVY_JACCARD: Final = 0.45
"""From here a copy would carry the same slots, so one two-sided difference decides alone. At 0.3 the sets
miss 30 more pairs: outlets that got a day or a name wrong."""
VERY_HEAVY_JACCARD: Final = 0.65
"""From here days alone decide too, even where the articles appeared within a day of each other."""

SUPPORT_LEAST: Final = 0.15
"""Least share (by rarity) of a headline's words that its own body must hold. Of 1,404 articles 22 have less:
16 accidents, columns of short news, bodies that lost their lead."""
ACCIDENT_JACCARD: Final = 0.60
"""From here two bodies are the same as far as accidents go: an error page repeats the address it missed."""
ACCIDENT_HEADLINES: Final = 2
"""One body under so many unlike headlines, none of which it supports, is an accident."""
UNLIKE_HEADLINES: Final = 50.0
"""rapidfuzz token-set ratio (0 to 100) below which two headlines are unlike."""
ERROR_PAGE_CHARACTERS: Final = 400
"""An error page is shorter than this, in letters and digits."""
FULLEST_SHARE: Final = 0.90
"""A text of at least this share of the longest counts as fullest: a photo caption must not choose the lead."""
