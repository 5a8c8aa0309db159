"""The programme of rural industrial promotion, from the law to the last đồng settled."""

__version__ = "0.1.0"
