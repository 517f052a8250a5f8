"""Speed, as ratios within one run: each module prints its own lines."""
