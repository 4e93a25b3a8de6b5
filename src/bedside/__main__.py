"""Starts the command line with `python -m bedside`."""

import sys

from bedside.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
