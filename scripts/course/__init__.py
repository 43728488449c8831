"""The course as a typed model, its pages, how a chapter begins. Imports `base` and `numbers`."""
