"""Whether a quotation is in the record, letter for letter, and where it differs."""
