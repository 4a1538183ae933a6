"""How boilerplate is told from reporting: rules, edges, headings and what follows them."""
