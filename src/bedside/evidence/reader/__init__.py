"""The trained reader: a small model that reads what lists cannot see, offline; it sees and never judges."""
