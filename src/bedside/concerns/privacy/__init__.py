"""Privacy: the patient's, the author's, and what was told in confidence."""
