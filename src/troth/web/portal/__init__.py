"""The portal of the customers' own people, and our side of it.

`door` lets a visitor in by a link, `pages` shows what was released to them, `saying` takes what they say, `own_data` what
is held about them; `team*` is our side. Visits are apart from our own sessions: another cookie, another table, no user.
"""
