"""How findings are written: one small module per form."""
