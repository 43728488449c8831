"""Rules that a document must keep, and the proof that they see. Imports the rooms below it."""
