"""Patients and diagnoses from a file: read, checked, held against the register; never written."""
