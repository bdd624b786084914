"""Signing in through the hospital's own provider (OpenID Connect); see docs/adr/0017."""
