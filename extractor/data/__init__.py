"""Language as data: patterns (.toml) and gazetteers (.csv); read by extractor.lexicon only."""
