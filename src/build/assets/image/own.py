"""Skybook's own modules that join it to packages."""

import contextlib
import importlib
import pkgutil

for _found in pkgutil.walk_packages(importlib.import_module("skybook").__path__, "skybook."):
    # Some are about packages that are not here.
    with contextlib.suppress(ImportError):
        importlib.import_module(_found.name)
del _found
