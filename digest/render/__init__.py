"""The digest as Markdown pages, in Korean and English."""
