"""Times native DuckDB: python native.py THREADS ROUNDS FILES QUERY…, where FILES is a JSON list of paths or of
addresses, which are read through fsspec; prints the median milliseconds of each query, a line each, and its first
row."""

import json
import statistics
import sys
import time

import duckdb


def main(threads: int, rounds: int, files: list[str], queries: list[str]) -> None:
    """Each query reads `sky`, the catalogue's files; the first round warms what there is of caches and is left out."""
    database = duckdb.connect(config={"threads": threads})
    if files[0].startswith("http"):
        from fsspec.implementations.http import HTTPFileSystem

        # DuckDB's own httpfs is an extension of its host's.
        database.register_filesystem(HTTPFileSystem(block_size=2**18))
    listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
    database.execute(f"CREATE VIEW sky AS FROM read_parquet([{listed}], hive_partitioning = false)")
    for query in queries:
        times = []
        for _ in range(rounds + 1):
            start = time.perf_counter()
            row = database.execute(query).fetchone()
            times.append(1000 * (time.perf_counter() - start))
        print(f"{statistics.median(times[1:]):.1f}\t{row}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3]), sys.argv[4:])
