"""What the rules for numbers and codes say of themselves."""

from medsite.screen.rules import Rule

RULES: tuple[Rule, ...] = ()
