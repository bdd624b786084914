"""The demonstration: two clinics with their staff and plainly fictional patients."""
