"""Times native DuckDB: python native.py JSON, an object with `threads`, `rounds`, `sql` (which reads `sky`), `files` and
`bases`. The files of each base (an address or a folder) are read once, but those of the only one in every round. Prints
the milliseconds of each and the last row, as JSON; the first round is left out."""

import importlib.util
import json
import pathlib
import sys
import time

import duckdb


def web() -> str:
    """DuckDB's own reader of HTTP: from the package that carries it, or from DuckDB's host."""
    package = importlib.util.find_spec("duckdb_extension_httpfs")
    found = [
        file
        for place in (package.submodule_search_locations or [] if package else [])
        for file in pathlib.Path(place).rglob(f"v{duckdb.__version__}/*.duckdb_extension")
    ]
    return f"LOAD '{found[0]}'" if found else "INSTALL httpfs; LOAD httpfs"


def main(threads: int, rounds: int, sql: str, files: list[str], bases: list[str]) -> None:
    """Keeps what a page keeps for as long as it is open: bytes, sizes and footers."""
    database = duckdb.connect(config={"threads": threads})
    database.execute(web())
    for kept in ("enable_http_metadata_cache", "parquet_metadata_cache", "enable_external_file_cache"):
        database.execute(f"SET {kept} = true")
    times, row = [], None
    for base in bases * (rounds + 1 if len(bases) == 1 else 1):
        listed = ", ".join(f"'{base}/{file}'" for file in files)
        start = time.perf_counter()
        row = database.execute(
            sql.replace("FROM sky", f"FROM read_parquet([{listed}], hive_partitioning = false)")
        ).fetchone()
        times.append(1000 * (time.perf_counter() - start))
    print(json.dumps({"ms": times[1:], "row": row}))


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
