"""The commands of the jobs."""
