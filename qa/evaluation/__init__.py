"""Evaluation: collections with gold, one metric family a file, one report."""
