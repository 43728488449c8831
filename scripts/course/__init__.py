"""The course as a typed model, what its pages say of it, how a chapter begins. Imports `base` and `numbers`."""
