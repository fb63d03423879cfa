"""Figures, agreements and quotations of articles, with the exact words they rest on, and what they say together."""

from digest.extract.agreements import extract_agreements
from digest.extract.claims import extract_claims
from digest.extract.headline import compose_headline
from digest.extract.promises import judge_promises
from digest.extract.quotes import choose_quotes
from digest.extract.series import Measures, follow_measures, measures_of, tell_claims
from digest.extract.story import Extracted, extract_story

__all__ = [
    "Extracted",
    "Measures",
    "choose_quotes",
    "compose_headline",
    "extract_agreements",
    "extract_claims",
    "extract_story",
    "follow_measures",
    "judge_promises",
    "measures_of",
    "tell_claims",
]
