"""Sends an approved text to the author's own account on Mastodon or Bluesky: exactly these bytes, once."""
