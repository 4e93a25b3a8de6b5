"""Drafts that their author chose to keep: sealed, the author's alone, and gone when the time is over."""
