"""Regions with their role, topics, and whether a story belongs into the digest."""

from digest.classify.label import classify_story, explain_labels
from digest.classify.renamed import Renamed, tell_meanings

__all__ = ["Renamed", "classify_story", "explain_labels", "tell_meanings"]
