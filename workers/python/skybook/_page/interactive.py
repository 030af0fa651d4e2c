"""A cell's code, in which as many expressions show themselves as the shell is set to."""

import ast

from pyodide.code import CodeRunner

from skybook.shell.shell import InteractiveShell

_TOP_LEVEL_AWAIT = 0x2000


def interactive(text: str, file: str) -> CodeRunner:
    """The code of a cell, compiled. Its last expression is its value, but for `ast_node_interactivity` of IPython's
    shell, which may have all of them shown, or none."""
    wish = InteractiveShell.ast_node_interactivity
    shell = InteractiveShell.instance()
    runner = CodeRunner(
        _as_written(text, shell),
        filename=file,
        flags=_TOP_LEVEL_AWAIT,
        return_mode="none" if wish == "none" else "last_expr",
    )
    for transformer in shell.ast_transformers:
        runner.ast = ast.fix_missing_locations(transformer.visit(runner.ast))
    body = runner.ast.body
    # Statement by statement, as IPython compiles a cell, these may stand below others.
    body.sort(key=lambda node: not (isinstance(node, ast.ImportFrom) and node.module == "__future__"))
    if wish == "all":
        for at, node in enumerate(body[:-1]):
            if isinstance(node, ast.Expr):
                body[at] = _shown(node)
    elif wish == "last_expr_or_assign" and body and isinstance(body[-1], ast.Assign):
        last = body[-1].targets[-1]
        if isinstance(last, ast.Name):
            body.append(ast.copy_location(ast.Expr(ast.copy_location(ast.Name(last.id, ast.Load()), last)), last))
    return runner.compile()


def _as_written(text: str, shell: InteractiveShell) -> str:
    """The text after what notebooks have set to change each cell's lines."""
    lines = text.splitlines(keepends=True)
    for change in (*shell.input_transformers_cleanup, *shell.input_transformers_post):
        lines = change(lines)
    return "".join(lines)


def _shown(node: ast.Expr) -> ast.Expr:
    """The expression within a call that shows what it gives."""
    call = ast.parse("get_ipython().show(0)").body[0]
    assert isinstance(call, ast.Expr) and isinstance(call.value, ast.Call)
    call.value.args = [node.value]
    return ast.fix_missing_locations(ast.copy_location(call, node))
