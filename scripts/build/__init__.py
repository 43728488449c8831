"""What is made again when: steps, graph, workers, manifest. Imports all rooms named so far."""
