"""The indexes that a learner looks things up in: the page of symbols and words, and the search."""
