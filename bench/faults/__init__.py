"""Break things while the site is built, and see what is lost."""
