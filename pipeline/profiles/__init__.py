"""Profiles: what documents mean where their own evidence is not enough; read, inferred, checked."""
