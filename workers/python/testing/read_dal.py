"""What pyvo reads of a service's recorded answers, as plain values to compare with known answers."""

import io
import warnings
from pathlib import Path
from typing import Any

from pyvo.dal.query import DALResults, votableparse
from pyvo.io import uws, vosi

_PARSERS = {
    "uws.parse_job": uws.parse_job,
    "vosi.parse_tables": vosi.parse_tables,
    "vosi.parse_capabilities": vosi.parse_capabilities,
    "vosi.parse_availability": vosi.parse_availability,
}


def read_results(path: str) -> dict[str, Any]:
    """Rows, columns and status of a query's answer; or the error in the service's words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            results = DALResults(votableparse(io.BytesIO(Path(path).read_bytes()).read), url="http://example.com/query")
            return {"n": len(results), "fieldnames": list(results.fieldnames), "status": list(results.status)}
        except Exception as error:
            return {"error": f"{type(error).__name__}: {error}"}


def read_job(path: str, parser: str) -> dict[str, Any]:
    """Phase and identifier of a UWS job, or only that the document can be read; or the error's name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            value = _PARSERS[parser](path, pedantic=False)
        except Exception as error:
            return {"error": type(error).__name__}
    return {"jobid": value.jobid, "phase": value.phase} if parser == "uws.parse_job" else {}
