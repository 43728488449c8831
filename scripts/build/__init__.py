"""What is made again when: steps, the graph that runs them, workers, the manifest. Imports all rooms named so far."""
