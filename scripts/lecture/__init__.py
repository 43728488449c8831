"""A bundle for the hall, and a preview while writing. Imports `build` and what it stands on."""
