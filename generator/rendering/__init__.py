"""Library -> finished pages."""
