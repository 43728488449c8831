"""How long a build takes, as ratios to the bare tools within one run."""
