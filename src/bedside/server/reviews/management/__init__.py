"""What the host runs for the second reader."""
