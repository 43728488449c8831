"""The pipeline: from sources to slides, sheets and pages, with every number proven."""
