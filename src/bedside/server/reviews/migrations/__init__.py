"""The tables of the second reader."""
