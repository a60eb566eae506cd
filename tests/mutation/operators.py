"""The small faults that can be planted in a module, each told as what stood and what stands."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
TWINS = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: its file, its number there, its line, and the text before and after."""

    module: str
    ordinal: int
    line: int
    before: str
    after: str

    @property
    def id(self) -> str:
        """The name that results and reasons are kept under; it survives a change elsewhere."""
        return f"{self.module}: {self.before} → {self.after}"


def mutants(module: str, source: str) -> list[Mutant]:
    """Return every fault that can be planted in *source*, in the order of the text's tree."""
    return [
        Mutant(module, number, place.line, told(place.old), told(new))
        for number, (place, new) in enumerate(faults(ast.parse(source)))
    ]


def planted(source: str, ordinal: int | None, filename: str) -> CodeType:
    """Return *source* compiled with its fault number *ordinal*; None: as it stands."""
    tree = ast.parse(source)
    if ordinal is None:
        return compile(tree, filename, "exec")
    for number, (place, new) in enumerate(faults(tree)):
        if number == ordinal:
            place.put(new)
            return compile(ast.fix_missing_locations(tree), filename, "exec")
    raise IndexError(ordinal)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node hangs in the tree."""

    parent: ast.AST
    field: str
    index: int | None
    old: ast.AST
    line: int

    def put(self, new: ast.AST | None) -> None:
        """Hang *new* here instead; None takes the node away."""
        if self.index is None:
            setattr(self.parent, self.field, new)
        elif new is None:
            del getattr(self.parent, self.field)[self.index]
        else:
            getattr(self.parent, self.field)[self.index] = new


def faults(tree: ast.AST) -> Iterator[tuple[Place, ast.AST | None]]:
    for place in places(tree, 0):
        for new in variants(place):
            yield place, new


def places(parent: ast.AST, line: int) -> Iterator[Place]:
    """Yield each node below *parent* that may carry a fault; types and imports may not."""
    line = getattr(parent, "lineno", line)
    for field, value in ast.iter_fields(parent):
        if field in ("annotation", "returns", "decorator_list", "ctx", "op", "ops", "bases"):
            continue
        for index, child in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(child, ast.AST) or untouched(child):
                continue
            place = Place(parent, field, index if isinstance(value, list) else None, child, line)
            yield Place(parent, field, place.index, child, getattr(child, "lineno", line))
            yield from places(child, line)


def untouched(node: ast.AST) -> bool:
    """Return whether *node* says nothing that a test could see, such as a docstring."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Raise() | ast.Assert() | ast.JoinedStr():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id="assert_never"))):
            return True
        case ast.match_case(body=[ast.Expr(value=ast.Call(func=ast.Name(id="assert_never")))]):
            return True
        case ast.Call(func=ast.Name(id="NewType" | "TypeVar")):
            return True
        case ast.Subscript(value=ast.Name(id="Literal" | "tuple" | "dict" | "frozenset" | "list")):
            return True
    return False


def variants(place: Place) -> Iterator[ast.AST | None]:
    node = place.old
    if isinstance(node, ast.expr):
        yield from of_expression(place, node)
    elif isinstance(node, ast.stmt):
        yield from of_statement(node)
    elif isinstance(node, ast.match_case) and len(place.parent.cases) > 1:
        yield None
        if node.guard is not None:
            yield changed(node, guard=None)
    elif isinstance(node, ast.keyword) and isinstance(place.parent, ast.Call):
        yield None
    elif isinstance(node, ast.comprehension):
        for index in range(len(node.ifs)):
            yield changed(node, ifs=node.ifs[:index] + node.ifs[index + 1 :])


def of_expression(place: Place, node: ast.expr) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=ops):
            for index, op in enumerate(ops):
                swapped = SWAPPED[type(op)]()
                yield changed(node, ops=[*ops[:index], swapped, *ops[index + 1 :]])
        case ast.BoolOp(op=op, values=values):
            yield changed(node, op=SWAPPED[type(op)]())
            for index in range(len(values)):
                rest = values[:index] + values[index + 1 :]
                yield rest[0] if len(rest) == 1 else changed(node, values=rest)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(op=op) if type(op) in SWAPPED:
            yield changed(node, op=SWAPPED[type(op)]())
        case ast.Constant() if not isinstance(place.parent, ast.MatchValue):
            yield from of_constant(node)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield changed(node, test=test, body=orelse, orelse=body)
        case ast.Call(func=ast.Name(id=name)) if name in TWINS:
            yield changed(node, func=ast.Name(TWINS[name], ast.Load()))


def of_constant(node: ast.Constant) -> Iterator[ast.AST]:
    match node.value:
        case bool(value):
            yield ast.Constant(not value)
        case int(value):
            yield ast.Constant(value + 1)
        case str(value) if value:
            yield ast.Constant("")


def of_statement(node: ast.stmt) -> Iterator[ast.AST]:
    match node:
        case ast.If(test=test) | ast.While(test=test):
            yield changed(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.Return(value=value) if value is not None and told(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()):
            yield ast.Pass()
        case ast.AugAssign(op=op) if type(op) in SWAPPED:
            yield changed(node, op=SWAPPED[type(op)]())
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()


def changed(node: ast.AST, **fields: object) -> ast.AST:
    new = copy.copy(node)
    for field, value in fields.items():
        setattr(new, field, value)
    return new


def told(node: ast.AST | None) -> str:
    """Return the first line of *node* as source, "nothing" where it is gone."""
    if node is None:
        return "nothing"
    if isinstance(node, ast.match_case):
        guard = f" if {ast.unparse(node.guard)}" if node.guard else ""
        return f"case {ast.unparse(node.pattern)}{guard}"
    if isinstance(node, ast.keyword):
        return f"{node.arg}={ast.unparse(node.value)}"
    return ast.unparse(node).splitlines()[0]
