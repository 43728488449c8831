"""Notebooks: read from their Python source, held to their contract, run, shown as pages."""
