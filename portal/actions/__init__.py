"""Deeds across the rooms: joining, leaving, and what belongs to a sign-in."""
