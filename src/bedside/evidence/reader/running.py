"""Runs ONNX models: on one thread, telling nobody, and their logits made shares."""

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime


def session_of(model: Path) -> Any:
    """Return a session of a model's file; what onnxruntime raises of a file that is no model, it raises."""
    # On Windows every version traces events for the system to collect, unless told not to.
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def share(logits: Any) -> Any:
    """Return how likely each label is, where several can be."""
    return 1 / (1 + np.exp(-logits))


def shares(logits: Any) -> Any:
    """Return how likely each label is, where one of them is, from rows of logits."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)
