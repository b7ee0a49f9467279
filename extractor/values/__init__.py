"""Values: text of one number, date or label to its value. Pure, no I/O."""
