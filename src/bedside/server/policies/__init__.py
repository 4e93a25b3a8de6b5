"""Which guidance an institution goes by: chosen, previewed, put in force from a day, and taken back."""
