"""Run at last before a memory is taken: what is left of this start, and would not be so at another, goes."""

import gc
import importlib
import linecache
import re
import sys

linecache.clearcache()
re.purge()
for module in list(sys.modules.values()):
    getattr(module, "__dict__", {}).pop("__warningregistry__", None)
sys.path_importer_cache.clear()
importlib.invalidate_caches()
del module
gc.collect()
