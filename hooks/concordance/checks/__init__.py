"""The rules, a folder for each family: code, data and page of a rule side by side.

And their run.
"""
