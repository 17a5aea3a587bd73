"""Links a site's prose to its glossary and proves that its language variants agree."""

from importlib.util import find_spec

__version__ = "2.0.0"

_MODULES = {
    "babel": "babel",
    "click": "click",
    "markdown_it": "markdown-it-py",
    "msgspec": "msgspec",
    "pagefind": "pagefind",
    "rich": "rich",
    "selectolax": "selectolax",
    "watchdog": "watchdog",
    "yaml": "pyyaml",
}
"""Each module that hooks/requirements.txt always brings, and the package that holds it."""


def missing_requirements() -> str:
    """Return in one sentence which packages are missing and how to get them, empty if none is."""
    lacking = [package for module, package in _MODULES.items() if find_spec(module) is None]
    if not lacking:
        return ""
    return (
        f"concordance {__version__} needs {', '.join(lacking)}; "
        "run: pip install -r hooks/requirements.txt, or pip install concordance-docs"
    )
