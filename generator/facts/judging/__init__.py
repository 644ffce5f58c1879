"""What facts must agree with, what they still lack, what a report cannot do without."""
