"""Finds the detectors by where they stand, so that a new one is a new file and nothing else."""

import pkgutil
from functools import cache
from importlib import import_module

from bedside.evidence import detectors
from bedside.evidence.detector import Detector


@cache
def all_detectors() -> tuple[Detector, ...]:
    """Return every detector in ``evidence/detectors``, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(detectors.__path__))
    modules = [import_module(f"{detectors.__name__}.{name}") for name in names if not name.startswith("_")]
    return tuple(
        module.detector for module in modules if isinstance(getattr(module, "detector", None), Detector)
    )


@cache
def detectors_of_stage(stage: int) -> tuple[Detector, ...]:
    """Return the detectors that run in a stage."""
    return tuple(detector for detector in all_detectors() if detector.stage == stage)
