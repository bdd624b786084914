"""The root of the REST interface: how it reads, refuses and documents itself."""
