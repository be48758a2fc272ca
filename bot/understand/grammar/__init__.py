"""How each action is asked for, as patterns over the sentence's shape. One module a subject."""
