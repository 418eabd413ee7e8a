"""A Flink session cluster: JobManager, TaskManager and SQL Gateway."""

from servers import java, net
from servers.install import jobs_of

HEAPS = {"jobmanager": 448, "taskmanager": 512, "gateway": 384}  # MiB
OPENED = ("java.lang", "java.net", "java.io", "java.nio", "sun.nio.ch", "java.lang.reflect",
          "java.text", "java.time", "java.util", "java.util.concurrent",
          "java.util.concurrent.atomic", "java.util.concurrent.locks")
EXPORTED = ("java.base/sun.net.util", "java.rmi/sun.rmi.registry",
            *(f"jdk.compiler/com.sun.tools.javac.{name}"
              for name in ("api", "file", "parser", "tree", "util")))
# Explicit, since the defaults are for machines that do nothing else.
TASKMANAGER_MEMORY = {
    "taskmanager.cpu.cores": "2.0", "taskmanager.memory.framework.heap.size": "128mb",
    "taskmanager.memory.task.heap.size": "384mb", "taskmanager.memory.task.off-heap.size": "0b",
    "taskmanager.memory.framework.off-heap.size": "96mb",
    "taskmanager.memory.network.min": "128mb", "taskmanager.memory.network.max": "128mb",
    "taskmanager.memory.managed.size": "128mb", "taskmanager.memory.jvm-metaspace.size": "256mb",
    "taskmanager.memory.jvm-overhead.min": "96mb", "taskmanager.memory.jvm-overhead.max": "96mb"}
# Jobs don't restart by themselves: a crash is then seen at once.
SETTINGS = """\
jobmanager: {{bind-host: 127.0.0.1, rpc: {{address: 127.0.0.1, port: {rpc}}}}}
taskmanager: {{host: 127.0.0.1, bind-host: 127.0.0.1, numberOfTaskSlots: 16}}
blob: {{server: {{port: "0"}}}}
rest: {{address: 127.0.0.1, bind-address: 127.0.0.1, port: {rest}}}
web: {{upload: {{dir: "{directory}/upload"}}, submit: {{enable: true}}, cancel: {{enable: true}}}}
sql-gateway:
  endpoint: {{rest: {{address: 127.0.0.1, bind-address: 127.0.0.1, port: {gateway}}}}}
io: {{tmp: {{dirs: "{directory}/tmp"}}}}
parallelism: {{default: 1}}
restart-strategy: {{type: disable}}
heartbeat: {{interval: 2000, timeout: 15000}}
execution:
  checkpointing:
    interval: 2s
    externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
    dir: "file://{directory}/checkpoints"
    savepoint-dir: "file://{directory}/savepoints"
"""
LOGGING = """\
rootLogger.level = INFO
rootLogger.appenderRef.console.ref = console
appender.console.name = console
appender.console.type = CONSOLE
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d{HH:mm:ss,SSS} %-5p %c{1.} %x - %m%n
"""


class Flink:
    """`name` is flink-LINE; its processes are LINE.jobmanager, LINE.taskmanager, LINE.gateway."""

    def __init__(self, name, installed, directory, processes):
        self._line = name.partition("-")[2]
        self._installed, self._directory, self._processes = installed, directory, processes
        self._rest, self._gateway, self._rpc = net.free_ports(3)

    def start(self):
        for folder in ("conf", "tmp", "upload", "checkpoints", "savepoints"):
            (self._directory / folder).mkdir(parents=True)
        (self._directory / "conf" / "config.yaml").write_text(SETTINGS.format(
            rpc=self._rpc, rest=self._rest, gateway=self._gateway, directory=self._directory))
        (self._directory / "conf" / "log4j.properties").write_text(LOGGING)
        configuration = ("--configDir", self._directory / "conf")
        entry = "org.apache.flink.runtime"
        self._launch("jobmanager", f"{entry}.entrypoint.StandaloneSessionClusterEntrypoint",
                     *configuration)
        self._launch("taskmanager", f"{entry}.taskexecutor.TaskManagerRunner", *configuration,
                     *(word for key, value in TASKMANAGER_MEMORY.items()
                       for word in ("-D", f"{key}={value}")))
        self._launch("gateway", "org.apache.flink.table.gateway.SqlGateway")
        return self

    def _launch(self, role, main, *arguments):
        distribution = self._installed / "dist" / "pyflink"
        conf = self._directory / "conf"
        options = (f"-Dlog4j.configurationFile=file:{conf}/log4j.properties",
                   "-XX:MaxMetaspaceSize=320m", "-XX:MaxDirectMemorySize=256m",
                   *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED),
                   *(f"--add-exports={name}=ALL-UNNAMED" for name in EXPORTED))
        class_path = [distribution / "lib/*", self._installed / "connectors/*"]
        if role == "gateway":
            class_path.append(self._installed / "gateway/*")
        self._processes.start(
            f"{self._line}.{role}",
            java.command("java", HEAPS[role], self._directory / "tmp", class_path, main,
                         *arguments, options=options),
            {"FLINK_CONF_DIR": str(conf), "FLINK_LIB_DIR": str(distribution / "lib"),
             "FLINK_PLUGINS_DIR": str(distribution / "plugins"),
             "FLINK_OPT_DIR": str(distribution / "opt")})

    def ready(self):
        def has_slots(status, body):
            return status == 200 and body["taskmanagers"] >= 1 and body["slots-available"] >= 1

        return (net.answers(f"{self.facts()['flink']}/overview", has_slots)
                and net.answers(f"{self.facts()['gateway']}/v1/info"))

    def facts(self):
        return {"flink": f"http://{net.LOOPBACK}:{self._rest}",
                "gateway": f"http://{net.LOOPBACK}:{self._gateway}",
                "flink_version": self._line, "jobs": str(jobs_of(self._installed)),
                "examples": str(self._installed / "examples"),
                "files": f"file://{self._directory}"}
