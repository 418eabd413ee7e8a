"""A Kafka broker that is its own controller, and one distributed Connect worker with Debezium."""

import subprocess

from servers import java, net

CLUSTER_ID = "bG9vcGJhY2tvbmx5LXRlcw"  # 16 bytes in base64, as Kafka wants it
BROKER = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
listeners=PLAINTEXT://127.0.0.1:{broker},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{broker}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs={directory}/data
num.partitions=1
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
log.cleaner.dedupe.buffer.size=4194304
num.network.threads=2
num.io.threads=4
"""
CONNECT = """\
bootstrap.servers=127.0.0.1:{broker}
group.id=connect
listeners=http://127.0.0.1:{connect}
rest.advertised.host.name=127.0.0.1
rest.advertised.port={connect}
plugin.path={plugins}
plugin.discovery=only_scan
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
key.converter.schemas.enable=false
value.converter.schemas.enable=false
config.storage.topic=connect-configs
offset.storage.topic=connect-offsets
status.storage.topic=connect-status
config.storage.replication.factor=1
offset.storage.replication.factor=1
status.storage.replication.factor=1
offset.storage.partitions=1
status.storage.partitions=1
offset.flush.interval.ms=1000
scheduled.rebalance.max.delay.ms=0
"""
LOGGING = """\
Configuration:
  Appenders: {Console: {name: C, PatternLayout: {pattern: "%d{HH:mm:ss,SSS} %-5p %c{1} %m%n"}}}
  Loggers: {Root: {level: INFO, AppenderRef: [{ref: C}]}}
"""


class Kafka:
    """Its processes are broker and connect."""

    def __init__(self, _name, installed, directory, processes):
        self._installed, self._directory, self._processes = installed, directory, processes
        self._broker, self._controller, self._connect = net.free_ports(3)

    def start(self):
        self._directory.mkdir(parents=True)
        names = {"broker": self._broker, "controller": self._controller,
                 "connect": self._connect, "directory": self._directory,
                 "plugins": self._installed / "plugins"}
        for name, text in (("broker", BROKER), ("connect", CONNECT)):
            (self._directory / f"{name}.properties").write_text(text.format(**names))
        (self._directory / "log4j2.yaml").write_text(LOGGING)
        self._format()
        self._launch("broker", 384, "kafka.Kafka")
        net.wait_until(lambda: "Kafka Server started" in self._processes.log("broker"), "broker",
                       120, lambda: self._processes.alive("broker"))
        self._launch("connect", 512, "org.apache.kafka.connect.cli.ConnectDistributed")
        return self

    def _format(self):
        """The broker's directory has to be formatted once."""
        done = subprocess.run(
            self._command("broker", 128, "kafka.tools.StorageTool", "format", "-t", CLUSTER_ID,
                          "-c"), stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"broker: {done.stdout}{done.stderr}")

    def _launch(self, name, heap, main):
        self._processes.start(name, self._command(name, heap, main))

    def _command(self, name, heap, main, *arguments):
        return java.command(
            "java", heap, self._directory, [self._installed / "libs/*"], main, *arguments,
            self._directory / f"{name}.properties",
            options=(f"-Dlog4j2.configurationFile=file:{self._directory}/log4j2.yaml",))

    def ready(self):
        # Answers 200 only after the worker has joined its group and read its configurations.
        return net.answers(f"{self.facts()['connect']}/health")

    def facts(self):
        return {"connect": f"http://{net.LOOPBACK}:{self._connect}",
                "broker": f"{net.LOOPBACK}:{self._broker}"}
