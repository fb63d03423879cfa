"""Pages, data files, feeds and redirects as a site: MkDocs plugin, tree writer, atomic swap."""
