"""Raw articles to clean ones: furniture out, headline, deck, body, outlet and author apart."""
