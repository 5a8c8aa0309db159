"""Floor 3: the road of one đề án. The later step knows the earlier one."""
