"""Run at last before a memory is taken: what is left of this start, and would not be so at another, goes."""

import gc
import importlib
import linecache
import re
import sys
import zipimport

linecache.clearcache()
re.purge()
for module in list(sys.modules.values()):
    getattr(module, "__dict__", {}).pop("__warningregistry__", None)
sys.path_importer_cache.clear()
importlib.invalidate_caches()
# The archive of the library may come later than its first import, which need not look there for others' modules.
zipimport.zipimporter(next(path for path in sys.path if path.endswith(".zip")))
del module
gc.collect()
