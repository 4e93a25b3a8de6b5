"""Boundaries: between patient and physician, and between the physician's two lives."""
