"""Figures: their contract, and SVG with the same bytes each time. Imports `base`."""
