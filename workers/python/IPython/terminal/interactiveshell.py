"""The class of IPython's shell in a terminal, of which the shell of a page is none."""


class TerminalInteractiveShell:
    """No shell here is one."""
