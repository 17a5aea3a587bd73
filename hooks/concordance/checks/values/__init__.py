"""The values of a page's variants compared: what the value rules share."""
