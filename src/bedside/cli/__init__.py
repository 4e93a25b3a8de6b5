"""The command: one command, one module; needs no server."""
