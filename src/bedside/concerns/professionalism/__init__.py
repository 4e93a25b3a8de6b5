"""Professionalism: how patients, colleagues and oneself are spoken of."""
