"""The smaller commands, beside drafting, checking and batches; one module each."""
