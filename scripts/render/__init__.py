"""Documents made into HTML and PDF by pandoc, Typst or Quarto. Imports all rooms below `checks`."""
