"""How well claims are read: claims made against claims labelled by people."""
