"""Finds the concerns by where they stand, so that a new one is a module and its cases, and nothing else."""

import pkgutil
from functools import cache
from importlib import import_module

import bedside.concerns as concerns
from bedside.concerns.rule import Rule

GROUPS = ("privacy", "boundaries", "professionalism", "honesty")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by group and name."""
    return tuple(rule for group in GROUPS for rule in _rules_of(group))


@cache
def rule_of(code: str) -> Rule | None:
    """Return the rule of a code, or None."""
    return next((rule for rule in all_rules() if rule.code == code), None)


def _rules_of(group: str) -> list[Rule]:
    package = import_module(f"{concerns.__name__}.{group}")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    modules = [import_module(f"{package.__name__}.{name}") for name in names]
    return [module.rule for module in modules if isinstance(getattr(module, "rule", None), Rule)]
