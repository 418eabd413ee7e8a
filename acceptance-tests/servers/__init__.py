"""The real servers of the acceptance tests: installed by package name, pinned by version, started
on loopback. `manage` is the program; ../README.md tells about it."""
