"""Many articles, one story: near-duplicates are found, judged on evidence, and merged without chaining."""

from digest.dedupe.lead import choose_lead, lead_key
from digest.dedupe.review import closest_calls
from digest.dedupe.stories import group_stories

__all__ = ["choose_lead", "closest_calls", "group_stories", "lead_key"]
