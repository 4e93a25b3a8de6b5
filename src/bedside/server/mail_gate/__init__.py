"""The gate before a practice's mail server: what goes out is asked about first; what comes in is not its matter."""
