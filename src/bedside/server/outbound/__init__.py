"""The only place that opens a connection to the world: for a named purpose, to a checked address, within limits."""
