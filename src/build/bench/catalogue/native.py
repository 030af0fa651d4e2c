"""Times native DuckDB: python native.py THREADS ROUNDS FOLDER QUERY…; prints the median milliseconds of each query, a
line each, and its first row."""

import statistics
import sys
import time

import duckdb


def main(threads: int, rounds: int, folder: str, queries: list[str]) -> None:
    """Each query reads `sky`, the catalogue's files; the first round warms the disk cache and is left out."""
    database = duckdb.connect(config={"threads": threads})
    database.execute(
        f"CREATE VIEW sky AS FROM read_parquet('{folder}/dataset/*/*/*.parquet', hive_partitioning = false)"
    )
    for query in queries:
        times = []
        for _ in range(rounds + 1):
            start = time.perf_counter()
            row = database.execute(query).fetchone()
            times.append(1000 * (time.perf_counter() - start))
        print(f"{statistics.median(times[1:]):.1f}\t{row}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:])
