"""The prefilter: which pages of a crawl may name a company, found in their bytes before any is parsed."""
