"""Stories across languages: terms that need no translation, and the links of clusters that share them."""
