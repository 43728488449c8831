"""The proof in a real browser: every deck and page opened in Chromium, offline, slide by slide."""
