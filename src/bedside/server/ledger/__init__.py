"""What was done in the institution's name: who, what, on what, when; in a chain, and without content."""
