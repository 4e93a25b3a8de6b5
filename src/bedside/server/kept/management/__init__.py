"""The commands of kept drafts."""
