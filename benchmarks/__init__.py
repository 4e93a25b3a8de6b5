"""Measures judgement and speed on labelled drafts, against floors that only rise."""
