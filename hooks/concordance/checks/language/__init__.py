"""Which language prose is in, and what stands in another than its page's."""
