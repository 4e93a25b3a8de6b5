"""Commands of the numbers."""
