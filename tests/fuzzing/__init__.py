"""Broken input by the thousand: `python -m tests.fuzzing` tells how."""
