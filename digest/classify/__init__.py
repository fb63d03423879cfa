"""Regions with their role, topics, and whether a story belongs into the digest."""

from digest.classify.label import classify_story

__all__ = ["classify_story"]
