"""The letters of points (điểm): a b c d đ e g h i k ..., and the other alphabets in use."""

from __future__ import annotations

from functools import cache

# Decree 30/2020/NĐ-CP, Annex I, II.5.a: points take "chữ cái tiếng Việt"; law drafting leaves out
# the letters with a hat or horn. Word numbers lists by the Latin alphabet; some authors use all 29.
POINTS = "abcdđeghiklmnopqrstuvxy"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
ORDERS = (POINTS, LATIN, ALPHABET)


@cache
def steps(before: str, after: str) -> int:
    """How many places `after` comes behind `before`, in the order where it is nearest.

    0 where they are equal, negative where `after` comes earlier in every order.

    >>> steps("d", "đ"), steps("d", "e"), steps("e", "g"), steps("h", "k"), steps("e", "a")
    (1, 1, 1, 2, -4)
    """
    found = [
        order.index(after) - order.index(before)
        for order in ORDERS
        if before in order and after in order
    ]
    ahead = [step for step in found if step >= 0]
    return min(ahead) if ahead else max(found, default=-1)


def successor(letter: str) -> str:
    """The letter of the next point; "" after the last.

    >>> successor("d"), successor("e"), successor("f"), successor("y")
    ('đ', 'g', 'g', '')
    """
    order = POINTS if letter in POINTS else LATIN
    at = order.find(letter) + 1
    return order[at] if 0 < at < len(order) else ""
