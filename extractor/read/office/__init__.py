"""Documents of other office formats, by way of LibreOffice."""

from .source import convert_ahead, read_office

__all__ = ["convert_ahead", "read_office"]
