"""Figures, agreements and quotations of a story, with their exact words."""
