"""Floor 6: settings and addresses. Knows everyone; nobody knows it."""
