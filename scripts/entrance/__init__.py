"""What a learner who arrives alone is shown of the course: a start, paths, cards, a map."""
