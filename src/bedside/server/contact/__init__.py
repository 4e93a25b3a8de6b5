"""The pages of the gate for electronic contact: somebody wrote, or somebody wants to write."""
