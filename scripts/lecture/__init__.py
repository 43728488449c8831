"""What a lecturer runs: a bundle for the hall, a preview while writing. Imports `build` and what it stands on."""
