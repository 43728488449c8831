"""What a chapter computes: its values by name, the data of live elements. Imports `base`."""
