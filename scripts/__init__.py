"""The pipeline: from sources to slides, sheets and pages, checked before it is printed."""
