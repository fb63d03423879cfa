"""A preview that shows what was changed at once.

When a file is saved the digest and the menus are made anew (`standing`, `draft`) and browsers load their page again.
A page is built by MkDocs when it is asked for, one by one. Meanwhile a process of its own builds the whole site as
ever (`whole`): what is no page (data, feeds, pictures, the search index) waits for it and is served from there.
"""

from digest.publish.preview.server import preview

__all__ = ["preview"]
