"""The work itself, kind by kind. Each folder is one kind; none knows another.

A kind does the work of a đề án or of a line of the plan and says what was delivered by calling
``programme.acceptance.services``; plan progress, payments and reports follow from that alone.
"""
