"""What a question asks: about what, by whom, when, of which kind, and in which conversation."""
