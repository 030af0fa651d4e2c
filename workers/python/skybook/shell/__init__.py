"""IPython's shell, as far as a page can have one: magics, commands and what notebooks ask of `get_ipython()`."""
