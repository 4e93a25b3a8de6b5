"""Writes the reference pages that are drawn from the code, the cases and the packs."""
