"""The only places where records of people, clinics and diagnoses are created, changed or ended."""
