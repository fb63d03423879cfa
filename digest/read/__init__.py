"""Files in `seeds/` to raw articles: encodings, front matter, plain text, Markdown, HTML."""
