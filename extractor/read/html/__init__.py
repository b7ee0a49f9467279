"""HTML to text: what a browser shows, every character traced to its place in the source."""

from .render import render_html, render_markdown

__all__ = ["render_html", "render_markdown"]
