"""Search that understands Korean, inside the extension points of the theme's own search."""

from digest.publish.search.enrich import FOLDER, Listed, SearchMaker, enrich_index, enrich_site, put_search, read_site
from digest.publish.search.pack import language_pack
from digest.publish.search.pages import is_read

__all__ = [
    "FOLDER",
    "Listed",
    "SearchMaker",
    "enrich_index",
    "enrich_site",
    "is_read",
    "language_pack",
    "put_search",
    "read_site",
]
