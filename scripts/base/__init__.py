"""What all stands on: paths, errors, whole files, kept results, programs. Imports no room."""
