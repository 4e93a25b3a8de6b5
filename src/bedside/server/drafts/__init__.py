"""The page where a post is written: a draft goes in, a report comes out, and nothing is kept."""
