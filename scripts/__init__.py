"""The pipeline: from sources to slides, sheets and a course page, with every number proven. Run `python -m scripts`."""
