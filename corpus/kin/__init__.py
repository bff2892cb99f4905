"""Which statements of a record are one: from two sources, corrected, or in two languages."""
