"""Publication dates with their basis, and the dates a text names, resolved against one."""
