"""Every rule that a document must keep, and the proof that the rules see. Imports all rooms named so far."""
