"""The commands of sealing."""
