"""What a learner looks things up with: the page of symbols and words, and the search."""
