"""vanban (placeholder)."""
