"""The words and marks of numbers, language by language: data, apart from the code that reads."""
