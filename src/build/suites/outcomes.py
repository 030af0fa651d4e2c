"""Runs files of tests by pytest, and tells of each test as it begins and ends, one line of JSON each."""

import json
import os
import sys
import types
import warnings

import pytest


class Outcomes:
    """A plugin that tells; `after` is the last test that is not run again."""

    def __init__(self, after):
        self.after = after

    def pytest_collection_modifyitems(self, items):
        names = [item.nodeid for item in items]
        if self.after in names:
            del items[: names.index(self.after) + 1]

    def pytest_collectreport(self, report):
        if report.failed:
            tell("result", report.nodeid, outcome="failed", why=last_line(report))
        elif report.skipped:
            tell("result", report.nodeid, outcome="skipped", why=last_line(report))

    def pytest_runtest_logstart(self, nodeid):
        tell("start", nodeid)

    def pytest_runtest_logreport(self, report):
        if report.when == "call" or report.outcome != "passed":
            expected = hasattr(report, "wasxfail")
            outcome = "skipped" if expected and report.outcome == "skipped" else report.outcome
            tell("result", report.nodeid, outcome=outcome, why=last_line(report) if outcome == "failed" else "")


def last_line(report):
    lines = [line for line in str(report.longrepr).splitlines() if line.startswith("E ")]
    return (lines or str(report.longrepr).splitlines() or [""])[-1 if not lines else 0].removeprefix("E").strip()[:200]


def tell(kind, nodeid, **more):
    print("\x1e" + json.dumps({"kind": kind, "test": nodeid, **more}), flush=True)


def stand_in(name, **real):
    """A compiled module of tests that a page's package has not: what asks for its functions or types is skipped."""

    def absent(attribute):
        if attribute.startswith("__"):
            raise AttributeError(attribute)

        class Absent:
            def __new__(cls, *_, **__):
                # Lists of cases are made before a test runs.
                if "PYTEST_CURRENT_TEST" not in os.environ:
                    return object.__new__(cls)
                pytest.skip(f"{name} is not built for the page")

        return Absent

    module = types.ModuleType(name)
    module.__dict__.update(real)
    module.__getattr__ = absent
    sys.modules[name] = module


def run(files, after):
    warnings.simplefilter("ignore")
    stand_in("numpy._core._multiarray_tests", get_fpu_mode=lambda: 0)
    for name in ("_umath_tests", "_rational_tests", "_struct_ufunc_tests", "_operand_flag_tests"):
        stand_in(f"numpy._core.{name}")
    # Packages of the site have no sources by which pytest would know them.
    ways = ["--import-mode=importlib", "-o", "consider_namespace_packages=true", "-o", "addopts="]
    options = ["-p", "no:cacheprovider", "-q", "--no-header", "--tb=short", *ways, "-W", "ignore"]
    ended = pytest.main([*options, *files], plugins=[Outcomes(after)])
    if ended in (pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR):
        raise SystemExit(f"pytest could not run {files}: its words stand above")
