"""The pages of a project grouped by what they say: variants aligned, targets of links, the vote."""
