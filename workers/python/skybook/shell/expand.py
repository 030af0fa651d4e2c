"""Values put into a command, as IPython does: `{expression}` and `$name`."""

import re
from typing import Any

_PUT_IN = re.compile(r"\{\{|\}\}|\$\$|\{([^{}\n]*)\}|\$([A-Za-z_]\w*)")


def expand(line: str, space: dict[str, Any]) -> str:
    """The line with values put in; what has none stays as it is."""

    def put(found: re.Match[str]) -> str:
        expression, name = found[1], found[2]
        try:
            if expression is not None and expression.strip():
                return str(eval(expression, space))
            if name is not None:
                return str(space[name])
        except Exception:
            return found[0]
        return found[0] if expression is not None or name is not None else found[0][:1]

    return _PUT_IN.sub(put, line)
