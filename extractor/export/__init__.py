"""Tables to bytes: CSV, data package, manifest, schemas; and the check of what was written."""
