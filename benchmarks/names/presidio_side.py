"""Runs Presidio in its own environment: texts as JSON Lines come in, spans with the time each text took go out.

    PYTHON benchmarks/names/presidio_side.py MODEL < texts

It imports nothing of ours, so that the environment need hold only presidio-analyzer, spaCy and the model.
"""

import json
import sys
import time
from importlib import import_module
from importlib.metadata import version
from typing import Any

# Presidio finds with a score for each span; by itself it keeps all. Below this are digits that could be a licence in
# some state: keeping them would only cost it precision.
LEAST_SCORE = 0.35
IGNORED = [
    "CARDINAL",
    "EVENT",
    "LANGUAGE",
    "LAW",
    "MONEY",
    "ORDINAL",
    "PERCENT",
    "PRODUCT",
    "QUANTITY",
    "WORK_OF_ART",
]


def main(model: str) -> int:
    """Answer one line for each line."""
    analyzer = _analyzer(model)
    analyzer.analyze("Ann Lee called from Dayton on 3 May.", language="en")
    ready = {
        "presidio": version("presidio-analyzer"),
        "spacy": version("spacy"),
        "model": model.rpartition("/")[2],
    }
    print(json.dumps(ready), flush=True)
    for line in sys.stdin:
        text = json.loads(line)
        cpu, wall = time.process_time(), time.perf_counter()
        results = analyzer.analyze(text, language="en", score_threshold=LEAST_SCORE)
        took = time.process_time() - cpu, time.perf_counter() - wall
        print(
            json.dumps({"took": took, "spans": [[row.start, row.end, row.entity_type] for row in results]}),
            flush=True,
        )
    return 0


def _analyzer(model: str) -> Any:
    """Return Presidio as it comes, but for organisations, which it leaves out unless asked."""
    # Loaded by name: neither package is a dependency of ours, they are found where this is run.
    analyzer, engines = import_module("presidio_analyzer"), import_module("presidio_analyzer.nlp_engine")
    configuration = {
        "nlp_engine_name": "spacy",
        "models": [{"lang_code": "en", "model_name": model}],
        "ner_model_configuration": {
            "labels_to_ignore": IGNORED,
            "model_to_presidio_entity_mapping": {
                "PER": "PERSON", "PERSON": "PERSON", "NORP": "NRP", "FAC": "LOCATION", "LOC": "LOCATION",
                "GPE": "LOCATION", "LOCATION": "LOCATION", "ORG": "ORGANIZATION", "DATE": "DATE_TIME",
                "TIME": "DATE_TIME",
            },
        },
    }  # fmt: skip
    engine = engines.NlpEngineProvider(nlp_configuration=configuration).create_engine()
    return analyzer.AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
