"""Names of cells as CPython itself sees them, over its standard library cut into cells.

Usage: python3 oracle.py COUNT SEED [FOLDER]; prints one JSON object a line: the text, and its names or `"valid": false`.
"""

import ast
import dis
import inspect
import json
import random
import re
import symtable
import sys
import sysconfig
import textwrap
import tokenize
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

from oracle_order import Order

FLAGS = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


class Plain(ast.NodeTransformer):
    """Rewrites what symtable shows differently from one version to the next, without changing any name's scope."""

    def __init__(self, annotations_are_text: bool) -> None:
        self.annotations_are_text = annotations_are_text
        self.scope = "module"
        self.late: list[ast.expr] = []

    def call(self, *args: ast.expr) -> ast.Call:
        return ast.Call(ast.Name("_", ast.Load()), list(args), [])

    def visit_ListComp(self, node: ast.ListComp) -> ast.Call:
        """Comprehensions are inlined from 3.12 on and then show as the outer block's names; generators are not."""
        self.generic_visit(node)
        return self.call(ast.GeneratorExp(node.elt, node.generators))

    visit_SetComp = visit_ListComp

    def visit_DictComp(self, node: ast.DictComp) -> ast.Call:
        self.generic_visit(node)
        return self.call(ast.GeneratorExp(self.call(node.key, node.value), node.generators))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.Call:
        self.generic_visit(node)
        return self.call(*node.values)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.Call:
        self.generic_visit(node)
        return self.call(node.value, *([node.format_spec] if node.format_spec else []))

    visit_TemplateStr = visit_JoinedStr
    visit_Interpolation = visit_FormattedValue

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt:
        """Annotations of local variables are never evaluated; an annotation alone gives a module's name no value."""
        if self.annotations_are_text or self.scope == "function":
            node.annotation = ast.Constant(0)
        if self.scope == "class":
            self.late.append(node.annotation)
            node.annotation = ast.Constant(0)
        self.generic_visit(node)
        alone = self.scope == "module" and node.value is None and isinstance(node.target, ast.Name)
        return ast.Expr(node.annotation) if alone else node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        if self.annotations_are_text:
            node.annotation = None
        self.generic_visit(node)
        return node

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.stmt:
        return ast.Pass() if node.module == "__future__" else node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        if self.annotations_are_text:
            node.returns = None
        elif self.scope == "class" and not getattr(node, "type_params", []):
            arguments = [argument for argument in ast.walk(node.args) if isinstance(argument, ast.arg)]
            self.late += [argument.annotation for argument in arguments if argument.annotation]
            for argument in arguments:
                argument.annotation = None
            self.late += [node.returns] if node.returns else []
            node.returns = None
        return self.block(node, "function")

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        """Annotations of a class are evaluated after its body (from 3.14 on), so here they stand at its end."""
        before, self.late = self.late, []
        self.block(node, "class")
        node.body += [ast.Expr(annotation.value if isinstance(annotation, ast.Starred) else annotation) for annotation in self.late]
        self.late = before
        return node

    def block(self, node, scope: str):
        before, self.scope = self.scope, scope
        self.generic_visit(node)
        self.scope = before
        return node


def tables(table: symtable.SymbolTable, seen: frozenset[str] = frozenset()) -> Iterator[tuple[symtable.SymbolTable, frozenset[str]]]:
    """All blocks; with those of type parameters and aliases come the names of a class around them, which they look up first."""
    yield table, seen
    for child in table.get_children():
        if str(child.get_type()) in ("module", "class", "function"):
            yield from tables(child)
        elif table.get_type() == "class":
            yield from tables(child, frozenset(symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned()))
        else:
            yield from tables(child, seen)


def is_shared(symbol: symtable.Symbol) -> bool:
    """Whether a function's name is the module's; `is_global` errs in functions called `top`."""
    own = symbol.is_parameter() or symbol.is_assigned() or symbol.is_imported() or symbol.is_annotated() or symbol.is_free()
    return symbol.is_declared_global() or not own


def codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from codes(constant)


def class_reads(code: CodeType) -> set[str]:
    """Names a class body looks up before it has stored them."""
    stored, read = set(), set()
    for step in dis.get_instructions(code):
        if step.opname == "STORE_NAME":
            stored.add(step.argval)
        elif step.opname in ("LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS") and step.argval not in stored:
            read.add(step.argval)
    return read


def names_of(text: str) -> dict | None:
    """The names a cell binds, reads and changes at module level; None where it is not Python."""
    try:
        tree = compile(text, "cell", "exec", FLAGS, dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    order = Order()
    order.visit(tree)
    order.finish()
    imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    packages = {alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names}
    packages |= {node.module for node in imports if isinstance(node, ast.ImportFrom) and not node.level and node.module != "__future__"}
    future = any(isinstance(node, ast.ImportFrom) and node.module == "__future__" and "annotations" in [a.name for a in node.names] for node in tree.body)
    plain = ast.fix_missing_locations(Plain(future).visit(tree))
    source = ast.unparse(plain)
    code = compile(plain, "cell", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    bound, read = set(), set()
    for table, seen in tables(symtable.symtable(source, "cell", "exec")):
        is_module = table.get_type() == "module"
        for symbol in table.get_symbols():
            if is_module or symbol.is_declared_global():
                if symbol.is_assigned() or symbol.is_imported():
                    bound.add(symbol.get_name())
            if symbol.get_name() not in seen and symbol.is_referenced() and (is_module or (is_shared(symbol) and table.get_type() != "class")):
                read.add(symbol.get_name())
    for inner in codes(code):
        if inner is not code and not inner.co_flags & inspect.CO_OPTIMIZED:
            read |= class_reads(inner)
    return {
        "bound": sorted(bound),
        "read": sorted(read),
        "changed": sorted(order.changed),
        "imports": sorted({name.split(".")[0] for name in packages}),
    }


def bodies(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    yield tree.body
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.body


def first_line(node: ast.stmt) -> int:
    return min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", []))])


def cells_of(text: str, chance: random.Random) -> Iterator[str]:
    """The whole file, then every body in it (of functions too) in cells of 1 to 5 statements, some of them spoilt."""
    yield text
    lines = text.splitlines(keepends=True)
    for body in bodies(ast.parse(text)):
        start = 0
        while start < len(body):
            stop = min(start + chance.randint(1, 5), len(body))
            chunk = lines[first_line(body[start]) - 1 : body[stop - 1].end_lineno]
            cell = textwrap.dedent("".join(chunk))
            yield cell
            if len(cell) < 2000:
                yield spoilt(cell, chance)
            start = stop


def spoilt(cell: str, chance: random.Random) -> str:
    """The cell with one word or sign left out, doubled or exchanged with the next; often not Python any more."""
    words = re.findall(r"\w+|\s+|[^\w\s]", cell)
    place = chance.randrange(len(words))
    here, after = words[place : place + 1], words[place + 1 : place + 2]
    return "".join(words[:place] + chance.choice([[], here + here, after + here]) + words[place + 2 if place + 1 < len(words) else place + 1 :])


def main(count: int, seed: int, folder: Path) -> None:
    chance = random.Random(seed)
    files = sorted(folder.rglob("*.py"))
    chance.shuffle(files)
    warnings.simplefilter("ignore")
    for path in files:
        try:
            with tokenize.open(path) as file:
                cells = list(cells_of(file.read(), chance))
        except (SyntaxError, UnicodeDecodeError):
            continue
        for cell in [cells[0], *chance.sample(cells[1:], min(len(cells) - 1, 40))]:
            try:
                names = names_of(cell)
            except (SyntaxError, RecursionError, ValueError):
                # Python reads it, but refuses it later, such as `return` outside a function.
                continue
            print(json.dumps({"text": cell, "valid": names is not None, **(names or {})}))
            count -= 1
            if count == 0:
                return


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3] if len(sys.argv) > 3 else sysconfig.get_paths()["stdlib"]))
