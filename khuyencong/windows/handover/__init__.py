"""An office hands over to its successors: everything that is not over, in one decision."""
