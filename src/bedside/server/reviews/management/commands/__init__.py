"""The commands of the second reader."""
