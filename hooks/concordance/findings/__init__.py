"""What is wrong, where, and what to do: findings, their reports, fixes and baseline."""
