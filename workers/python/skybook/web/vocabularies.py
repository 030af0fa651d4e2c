"""The IVOA vocabularies that pyvo reads, kept here: `messenger` and `datalink/core` (CC0, https://www.ivoa.net/rdf)."""

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

type Vocabulary = dict[str, Any]


@functools.cache
def kept_vocabularies() -> dict[str, Vocabulary]:
    """Vocabularies in their "desise" form, by name."""
    kept: dict[str, Vocabulary] = json.loads(Path(__file__).with_name("vocabularies.json").read_text(encoding="utf-8"))
    return kept


def attach(vocabularies: Any) -> None:
    """Gives pyvo the kept vocabularies, and fetches the others."""
    fetch: Callable[..., Vocabulary] = vocabularies.get_vocabulary

    @functools.wraps(fetch)
    def get_vocabulary(voc_name: str, force_update: bool = False) -> Vocabulary:
        return kept_vocabularies().get(voc_name) or fetch(voc_name, force_update)

    vocabularies.get_vocabulary = get_vocabulary
