"""The same answers as the pages, as JSON, for programs: `/api/v1/`, read with a token that has the rights of its member.

The room knows nothing of users and tokens: whoever mounts it names a door, which lets a token in with what it may read.
"""
