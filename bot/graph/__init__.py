"""A flow as a picture: a neutral diagram, its layout, and the writers that put it on paper."""
