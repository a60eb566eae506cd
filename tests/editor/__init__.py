"""The schemas in the language server that editors use; `make editor` fetches it and runs this."""
