"""Find claims: figures as they are written, the quantity that each states, and whose it is."""
