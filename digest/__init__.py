"""Scraped articles in, a trustworthy bio-cluster digest out."""

import os

__version__ = "0.1.0"

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Nothing here multiplies dense matrices, and numpy and scipy each begin with threads that turn round and wait for
that."""
