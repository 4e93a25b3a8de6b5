"""Finds the reader that ships, and loads it once and only when it is asked for."""

import os
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from bedside.evidence.reader.reading import Reader

# Newer onnxruntime than the locked one reports to its maker unless it is told not to before it is loaded; both names
# have been in use. We neither install nor want it, and this holds if somebody else has.
NO_REPORTS = {"ORT_DISABLE_TELEMETRY": "1", "ORT_TELEMETRY_DISABLED": "1"}
MODEL = Path(__file__).parent / "model"
RUNNER = "bedside.evidence.reader.onnx"


@cache
def shipped_reader() -> Reader | None:
    """Return the reader that ships, or None where it, or what runs it, is not installed.

    What runs it is loaded by name: it would double the time to start for everybody who does without.
    """
    if not (MODEL / "reader.onnx").exists():
        return None
    os.environ.update(NO_REPORTS)
    try:
        runner = import_module(RUNNER)
    except ImportError:
        return None
    return cast("Reader", runner.OnnxReader(MODEL))
