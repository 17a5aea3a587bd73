"""How a site is found: alternates, canonical addresses, the sitemap, dates of last change."""
