"""What everything stands on: paths, errors, whole files, kept results, programs, modules. Imports no other room."""
