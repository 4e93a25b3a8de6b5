"""The door of one person's own server: a link that works once."""
