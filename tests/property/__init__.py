"""What must hold of any text whatever: nothing raised, nothing lost, every offset right."""
