"""From a digest to files: the site, its data, feeds and redirects, or the tree it is built from."""

from digest.publish.compose import Generated, generate
from digest.publish.data import data_files
from digest.publish.feeds import feeds
from digest.publish.leaks import leaks
from digest.publish.ready import preparing
from digest.publish.redirects import redirects
from digest.publish.site import build_site, serve, site_url_of
from digest.publish.tables import REVIEW, csv_bytes, review_rows
from digest.publish.tree import export_data, write_tree

__all__ = [
    "REVIEW",
    "Generated",
    "build_site",
    "csv_bytes",
    "data_files",
    "export_data",
    "feeds",
    "generate",
    "leaks",
    "preparing",
    "redirects",
    "review_rows",
    "serve",
    "site_url_of",
    "write_tree",
]
