"""Measures how well names and numbers are found in public texts, side by side with what people use instead."""
