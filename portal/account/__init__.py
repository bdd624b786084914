"""Signing in: who somebody is. What somebody may do is asked elsewhere (`patients.permissions`)."""
