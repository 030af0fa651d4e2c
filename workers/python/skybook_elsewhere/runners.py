"""Who runs the parts of a pass: this machine's cores, Dask, or Spark."""

import os
import sys
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from skybook_elsewhere import parts
from skybook_elsewhere.as_ended import as_ended

Job = dict[str, Any]
Run = Callable[[str, list[Job]], Iterator[tuple[int, bytes]]]


class Runner:
    """Runs the jobs of a pass, which gets a name of its own, on so many `cores`: gives what each gave, with its place, in
    the order in which they end; ends those that wait when it is closed."""

    def __init__(self, cores: int, run: Run) -> None:
        self.cores = max(1, cores)
        self._run = run

    def __call__(self, jobs: list[Job]) -> Iterator[tuple[int, bytes]]:
        name = uuid.uuid4().hex
        return self._run(name, [{**job, "pass": name} for job in jobs])


def runner(engine: str = "threads", address: str | None = None) -> Runner:
    """Who runs jobs by this name. `address` is of Dask's scheduler; without one the client that there is, or a cluster of
    this process."""
    if engine == "threads":
        return Runner(os.cpu_count() or 1, _threads)
    if engine == "dask":
        return _dask(address)
    if engine == "spark":
        return _spark()
    raise ValueError(f"{engine} is no engine: there are threads, dask and spark")


def _threads(name: str, jobs: list[Job]) -> Iterator[tuple[int, bytes]]:
    return _in_threads(os.cpu_count() or 1, jobs, parts.run_part, lambda: parts.stop(name))


def _in_threads(
    most: int, jobs: list[Job], answer: Callable[[Job], bytes], stop: Callable[[], object]
) -> Iterator[tuple[int, bytes]]:
    """What jobs answer, as they end, each with its place; `stop` ends those that are under way when no more is wanted."""
    pool = ThreadPoolExecutor(max(1, most))
    futures = {pool.submit(answer, job): at for at, job in enumerate(jobs)}
    try:
        for future in as_ended(futures):
            yield futures[future], future.result()
    finally:
        # The reader has stopped the cell, or what has come is enough.
        pool.shutdown(wait=False, cancel_futures=True)
        if not all(future.done() for future in futures):
            stop()


def _dask(address: str | None) -> Runner:
    import cloudpickle
    from dask.distributed import Client, as_completed, get_client

    # Its workers have no module of this name.
    cloudpickle.register_pickle_by_value(parts)
    try:
        client = get_client() if address is None else Client(address)
    except ValueError:
        client = Client(processes=False, dashboard_address=None)

    def run(name: str, jobs: list[Job]) -> Iterator[tuple[int, bytes]]:
        futures = client.map(parts.run_part, jobs, pure=False)
        places = {future.key: at for at, future in enumerate(futures)}
        try:
            for future, result in as_completed(futures, with_results=True):
                yield places[future.key], result
        finally:
            is_running = not all(future.done() for future in futures)
            client.cancel(futures)
            if is_running:
                client.run(parts.stop, name, on_error="ignore")

    return Runner(sum(client.nthreads().values()), run)


def _spark() -> Runner:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark import cloudpickle
    from pyspark.sql import SparkSession

    cloudpickle.register_pickle_by_value(parts)
    try:
        # Its bar of stages would stand among what cells print; how far they are is told by parts.
        begun = SparkSession.builder.config("spark.ui.showConsoleProgress", "false")
        context = (SparkSession.getActiveSession() or begun.getOrCreate()).sparkContext
    except Exception as error:
        if "JAVA_GATEWAY" not in str(error):
            raise
        raise RuntimeError(
            "Spark did not start: it needs Java 17 or later (apt install openjdk-17-jre-headless, or conda install openjdk)"
        ) from error

    def run(name: str, jobs: list[Job]) -> Iterator[tuple[int, bytes]]:
        run_part, group = parts.run_part, f"skybook-{name}"

        def answer(job: Job) -> bytes:
            # A group is of the thread that begins a job.
            context.setJobGroup(group, "A query of Skybook", interruptOnCancel=True)
            return bytes(context.parallelize([job], 1).map(lambda one: bytearray(run_part(one))).collect()[0])

        # Spark has as many jobs at work as it has cores, and each tells of its end.
        return _in_threads(context.defaultParallelism, jobs, answer, lambda: context.cancelJobGroup(group))

    return Runner(context.defaultParallelism, run)
