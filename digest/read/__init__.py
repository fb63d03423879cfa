"""Files in `seeds/` to raw articles: encodings, front matter, plain text, Markdown, HTML."""

from digest.read.files import SeedListing, find_seeds, load_seed
from digest.read.seed import read_seed

__all__ = ["SeedListing", "find_seeds", "load_seed", "read_seed"]
