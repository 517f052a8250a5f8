"""The attribution engine on PolNeAR dev, where it lies beside us: `python -m tests.polnear`.

The corpus and its scorer are not ours and stay in `../shared`; the test split is for others to read.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from variorum.extract.attribution import find_attributions

SHARED = Path(__file__).parent.parent.parent / "shared"
DEV = SHARED / "polnear/dev"
SCORER = SHARED / "tools/score_attribution.py"


def dev_figures() -> dict[str, float]:
    """The figures that the issue "statements" names, in %; empty where the corpus is not at hand."""
    if not (DEV.is_dir() and SCORER.is_file()):
        return {}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predictions:
        for path in sorted((DEV / "text").glob("*.txt")):
            predictions.writelines(json.dumps(line) + "\n" for line in _predict(path))
        predictions.flush()
        command = [sys.executable, str(SCORER), str(DEV), predictions.name]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    kinds = told["recall_by_kind"]
    figures = {
        "content token F1": told["token"]["content"]["f1"],
        "attribution F1": told["attribution"]["f1"],
        "attributed F1": told["attributed"]["f1"],
        "direct attribution recall": kinds["direct"]["attribution_r"],
        "indirect attribution recall": kinds["indirect"]["attribution_r"],
    }
    return {name: round(100 * value, 1) for name, value in figures.items()}


def _predict(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:  # as the scorer reads it
        text = file.read()
    return [
        {"doc": path.stem, "source": one.source, "cue": one.cue, "content": one.content}
        for one in find_attributions(text)
    ]


def main() -> None:
    """Print the figures."""
    sys.stdout.write("\nPolNeAR dev, attribution engine (%)\n" if DEV.is_dir() else "")
    for name, value in dev_figures().items():
        sys.stdout.write(f"{name:<28}{value:>6.1f}\n")


if __name__ == "__main__":
    main()
