"""The pages of a signed-in patient."""
