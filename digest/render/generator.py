"""Templates compiled for one language, with less work at every print than Jinja2 does for any template.

Ours are simpler than what Jinja2 must be ready for, and three of its precautions cost half the time of a page:
attributes are plain attributes, so they are read as such; the functions templates call (`t`, `s.…`, `cell.…`,
`origin.…`, `table.…`) take no context, so they are called directly; and what is printed goes through `finalize`, which
escapes, so it is not escaped a second time. Messages without values are put in when a template is compiled.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame

from digest.render.catalogue import Catalogue

_DIRECT = frozenset({"t", "s", "cell", "origin", "table"})
"""Names whose functions, or who themselves, are called without a context."""


class PageEnvironment(Environment):
    """An environment whose templates are compiled for one language."""

    catalogue: Catalogue


class PageCodeGenerator(CodeGenerator):
    """Jinja2's code generator with the shortcuts."""

    environment: PageEnvironment

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja2's name)
        """An attribute, without looking for an item of that name."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call, direct where the function is known to need nothing of the template."""
        if not _is_direct(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write(")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "t":
            key = node.args[0].as_const() if len(node.args) == 1 and not node.kwargs else ""
            if key in self.environment.catalogue.fixed:
                return str(self.environment.catalogue.fixed[key])
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


def _is_direct(node: nodes.Call) -> bool:
    owner = node.node.node if isinstance(node.node, nodes.Getattr) else node.node
    return isinstance(owner, nodes.Name) and owner.name in _DIRECT and not (node.dyn_args or node.dyn_kwargs)


PageEnvironment.code_generator_class = PageCodeGenerator
