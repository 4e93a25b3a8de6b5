"""The second reader: an author sends a draft, somebody reads it and answers, and an answer belongs to one text."""
