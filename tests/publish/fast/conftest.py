"""The small site, for every test of fast publishing."""

from tests.publish.fast.small_site import project

__all__ = ["project"]
