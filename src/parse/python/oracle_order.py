"""Which of a module's names are changed (`x += 1`, `del x`) before the module has bound them."""

import ast


class Order(ast.NodeVisitor):
    """Walks a module in the order of its text; `changed` is complete after `finish`."""

    def __init__(self) -> None:
        self.bound: set[str] = set()
        self.changed: set[str] = set()
        self.later: set[str] = set()
        # Names that mean the module's in the block being walked; None stands for all of them.
        self.shared: set[str] | None = None
        self.in_function = False

    def finish(self) -> None:
        self.changed |= self.later - self.bound

    def bind(self, name: str) -> None:
        if self.shared is None or name in self.shared:
            self.bound.add(name)

    def change(self, name: str) -> None:
        if (self.shared is None or name in self.shared) and name not in self.bound:
            (self.later if self.in_function else self.changed).add(name)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self.bind(node.id)
        elif isinstance(node.ctx, ast.Del):
            self.change(node.id)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.visit(node.value)
        if isinstance(node.target, ast.Name):
            self.change(node.target.id)

    def visit_Assign(self, node: ast.Assign) -> None:
        for part in [node.value, *node.targets]:
            self.visit(part)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)
            self.visit(node.target)

    def visit_For(self, node: ast.For) -> None:
        for part in [node.iter, node.target, *node.body, *node.orelse]:
            self.visit(part)

    visit_AsyncFor = visit_For

    def visit_alias(self, node: ast.alias) -> None:
        self.bind(node.asname or node.name.split(".")[0])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.module != "__future__":
            self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.bind(node.name)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self.generic_visit(node)
        if node.name:
            self.bind(node.name)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.generic_visit(node)
        if node.rest:
            self.bind(node.rest)

    def visit_ListComp(self, node: ast.ListComp) -> None:
        """Targets are the comprehension's own; names bound by := are not."""
        for child in ast.walk(node):
            if isinstance(child, ast.NamedExpr):
                self.bind(child.target.id)

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit(node.args)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in [*node.decorator_list, node.args]:
            self.visit(part)
        self.bind(node.name)
        self.block(node, True)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in [*node.decorator_list, *node.bases, *node.keywords]:
            self.visit(part)
        self.block(node, self.in_function)
        self.bind(node.name)

    def block(self, node: ast.FunctionDef | ast.ClassDef, in_function: bool) -> None:
        before = self.shared, self.in_function
        self.shared, self.in_function = set(), in_function
        for part in node.body:
            self.visit(part)
        self.shared, self.in_function = before

    def visit_Global(self, node: ast.Global) -> None:
        if self.shared is not None:
            self.shared |= set(node.names)
