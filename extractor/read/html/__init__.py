"""HTML to text: what a browser shows, every character traced to its place in the source."""

from .page import render_html, render_markdown

__all__ = ["render_html", "render_markdown"]
