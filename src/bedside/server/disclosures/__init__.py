"""The author's own ties to makers of products: sealed, for their own eyes, and handed in with each draft."""
