"""Tables as files of the formats that people use: one small module a format, one list of them."""
