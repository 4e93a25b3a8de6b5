"""The commands of tokens."""
