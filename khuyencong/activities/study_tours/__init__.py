"""Study tours: programme, participants, costs by norm, report, what was taken over."""
