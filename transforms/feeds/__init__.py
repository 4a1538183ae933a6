"""What a feed is read with: its formats, its entries, its addresses, its rhythm."""
