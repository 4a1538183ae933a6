"""Near-duplicate detection: shingles, MinHash and LSH find candidate pairs, alignment verifies them."""
