"""Scraped articles in, a trustworthy bio-cluster digest out."""

__version__ = "0.1.0"
