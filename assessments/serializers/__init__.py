"""How the guideline and its records look to other systems, and what those may send."""
