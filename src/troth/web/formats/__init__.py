"""How each language writes dates, where Django's own way is too long for a table or could be read as another day."""
