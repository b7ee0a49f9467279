"""Documents of other office formats, by way of LibreOffice."""

from .source import read_office

__all__ = ["read_office"]
