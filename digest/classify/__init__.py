"""Regions with their role, topics, and whether a story belongs into the digest."""
