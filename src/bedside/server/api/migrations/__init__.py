"""The tables of tokens and counts."""
