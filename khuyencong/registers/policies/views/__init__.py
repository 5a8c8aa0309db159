"""Pages of the law: documents, books and versions, routes, days, "How much may I get?"."""
