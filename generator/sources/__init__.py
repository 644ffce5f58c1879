"""Where facts come from: a facts file, later a workbook and a person's answers. All end in one Facts value."""
