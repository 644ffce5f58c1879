"""Forms as workbooks: the county's, a town's, what goes back to be corrected."""
