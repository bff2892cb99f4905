"""A record in use, seen from outside: a line a question, counts, readiness, the last errors."""
