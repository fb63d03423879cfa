"""Many articles, one story: near-duplicates are found, judged on evidence, and merged without chaining."""

from digest.dedupe.decide import Context, Judgement, describe_pair, judge_pair
from digest.dedupe.fingerprint import Fingerprint, fingerprint_article
from digest.dedupe.lead import choose_lead, lead_key
from digest.dedupe.places import Gazetteer, make_gazetteer
from digest.dedupe.review import closest_calls
from digest.dedupe.stories import group_stories

__all__ = [
    "Context",
    "Fingerprint",
    "Gazetteer",
    "Judgement",
    "choose_lead",
    "closest_calls",
    "describe_pair",
    "fingerprint_article",
    "group_stories",
    "judge_pair",
    "lead_key",
    "make_gazetteer",
]
