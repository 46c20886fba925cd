"""Users: how they sign in, are invited, are given a role, and look after their own sessions and factors."""
