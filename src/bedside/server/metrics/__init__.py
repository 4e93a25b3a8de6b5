"""Counts and durations for whatever watches the server: by the name of an address and the status, and nothing else."""
