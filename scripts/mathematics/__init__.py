"""What a formula says and how it is set: TeX read, numerals, KaTeX. Imports `base`."""
