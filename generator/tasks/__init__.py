"""What the commands do beside drafting, checking and batches; one module each."""
