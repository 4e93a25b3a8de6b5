"""Packs of an invented hospital."""

GOOD = """[pack]
kind = "institution"
id = "harbor-lantern"
title = "Online conduct"
version = 1
issuer = "Harbor Lantern Hospital"
country = "US"
address = "https://harborlantern.example/online-conduct"
read_on = 2026-01-15
year = 2026

[[clause]]
id = "harbor-lantern/sources"
title = "Sources"
gist = "Say where a figure comes from."
locator = "section 1"
concerns = ["no-source"]

[[words]]
kind = "confidential-matter"
words = ["Project Lighthouse"]

[raises]
no-source = "revise"
"""
HEAD = GOOD[: GOOD.index("[[clause]]")]
FIGURE = "Nine in ten sore throats need no antibiotic."


def clause(gist: str) -> str:
    """A pack with one clause that says this."""
    return f'{HEAD}[[clause]]\nid = "harbor-lantern/one"\ntitle = "Staff"\ngist = "{gist}"\nconcerns = ["profanity"]\n'
