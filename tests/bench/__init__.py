"""How fast it is, beside what else one could do with the same text: python -m tests.bench"""
