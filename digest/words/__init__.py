"""What an article can be searched by: its words, each once, in no order that tells anything about its text."""

from digest.words.article import ARTICLES, article_key, read_article
from digest.words.terms import Terms, Weight, join_terms, read_terms

__all__ = ["ARTICLES", "Terms", "Weight", "article_key", "join_terms", "read_article", "read_terms"]
