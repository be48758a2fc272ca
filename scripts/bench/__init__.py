"""Measurements for `make bench`: each yields Figures, beside anchors measured in the same run."""
