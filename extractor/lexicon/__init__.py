"""The only code that reads `extractor/data`: patterns and gazetteers, as typed values."""
