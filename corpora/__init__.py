"""Sample documents, and what makes other forms of them."""
