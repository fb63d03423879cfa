"""Regions with their role, topics, and whether a story belongs into the digest."""

from digest.classify.label import classify_story, explain_labels

__all__ = ["classify_story", "explain_labels"]
