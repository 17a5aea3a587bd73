"""Links a site's prose to its glossary and proves that its language variants agree."""

__version__ = "0.1.0"
