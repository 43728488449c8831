"""Decks, handouts and pages, made from a checked document (pandoc's JSON and its metadata)."""
