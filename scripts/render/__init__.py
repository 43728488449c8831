"""Decks, handouts and pages: converted from a document's text by pandoc, then finished with formulas and Typst."""
