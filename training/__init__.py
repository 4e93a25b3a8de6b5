"""How the reader is made: from labelled drafts to the ONNX file that ships, seeded, by one command."""
