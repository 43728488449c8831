"""A .qmd as pandoc's tree with the lines it came from. Imports `base` and `course`."""
