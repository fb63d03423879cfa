"""Raw articles to clean ones: furniture out, headline, deck, body, outlet and author apart."""

from digest.clean.article import clean_article

__all__ = ["clean_article"]
