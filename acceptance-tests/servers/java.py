"""How Java programs are called here: small, quick to start, in a directory of their own."""


def command(java, heap, directory, class_path, main, *arguments, options=()):
    """`main` is a class, or "-jar" without a class path."""
    return [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", f"-Xmx{heap}m",
            f"-Djava.io.tmpdir={directory}", *options,
            *(["-cp", ":".join(map(str, class_path))] if class_path else []), main, *arguments]
