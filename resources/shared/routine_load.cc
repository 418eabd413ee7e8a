#include "resources/shared/routine_load.h"

#include <algorithm>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/expression.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/table_definition.h"
#include "resources/shared/checks.h"
#include "resources/shared/object_id.h"
#include "resources/shared/property_map.h"

namespace resources {
namespace {

absl::Status CheckIdentifier(const std::string& name) { return sql::Ident::Of(name).status(); }

bool SameExpression(const std::string& a, const std::string& b) {
  return starrocks::CanonicalExpression(a) == starrocks::CanonicalExpression(b);
}

bool SameExpressions(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), SameExpression);
}

bool LooksSecret(const std::string& key) {
  return key.find("password") != std::string::npos || key.find("secret") != std::string::npos;
}

absl::Status CheckKafkaProperties(const Properties& properties) {
  TF_TRY(CheckProperties(properties));
  for (const auto& [key, value] : properties) {
    if (key.starts_with("property.")) {
      return base::MakeError(base::ErrorKind::kFinal,
                             base::StrCat("The key ", key, " begins with property."),
                             "Leave that out: these are the Kafka client's own names.");
    }
  }
  return absl::OkStatus();
}

absl::Status CheckShownKafkaProperties(const Properties& properties) {
  TF_TRY(CheckKafkaProperties(properties));
  for (const auto& [key, value] : properties) {
    if (!LooksSecret(key)) continue;
    return base::MakeError(base::ErrorKind::kFinal,
                           base::StrCat("The value of ", key, " is a secret."),
                           "Move it to kafka_properties_wo, which is never stored.");
  }
  return absl::OkStatus();
}

// Shows nothing of it: it may hold a login.
absl::Status CheckRegistryUrl(const std::string& url) {
  if (url.starts_with("http://") || url.starts_with("https://")) return absl::OkStatus();
  return base::MakeError(base::ErrorKind::kFinal,
                         "The URL of the schema registry begins neither with http:// nor https://.",
                         "Write it like https://registry:8081.");
}

}  // namespace

void RoutineLoad::Describe(sdk::Schema<RoutineLoad>& s) {
  s.Doc("A routine load: a job that keeps reading a Kafka topic into a table.");
  s.Required("database", &RoutineLoad::database)
      .Replace()
      .Must([](const std::string& name) { return starrocks::CheckDatabaseName(name); })
      .Doc("Name of the database that job and table are in.");
  s.Required("name", &RoutineLoad::name)
      .Replace()
      .Must([](const std::string& name) { return starrocks::CheckRoutineLoadName(name); })
      .Doc("Name of the job: letters, digits and `_`.");
  s.Required("table", &RoutineLoad::table).Must(CheckIdentifier).Doc("Table that it loads into.");
  s.Optional("columns", &RoutineLoad::columns)
      .EqualWhen(SameExpressions)
      .Doc(
          "The fields of a message in their order, and columns that are computed from them: `id`, "
          "`day = date(ts)`.");
  s.Optional("where", &RoutineLoad::where)
      .Must([](const std::string& text) { return sql::Expression::Of(text).status(); })
      .EqualWhen(SameExpression)
      .Doc("Condition that a row has to fulfil to be loaded.");
  s.Optional("partitions", &RoutineLoad::partitions)
      .Doc("Partitions of the table that are loaded into. Without it, all.");
  s.Optional("column_separator", &RoutineLoad::column_separator)
      .Must(StorableText)
      .Doc("What separates the fields of a CSV message; a tabulator without it.");
  s.Optional("row_delimiter", &RoutineLoad::row_delimiter)
      .Must(StorableText)
      .Doc("What ends a row of CSV; a line break without it.");
  s.Optional("properties", &RoutineLoad::properties)
      .Must(CheckProperties)
      .Doc("Properties of the job by their names in CREATE ROUTINE LOAD, such as `format`.");
  s.Required("kafka_broker_list", &RoutineLoad::kafka_broker_list)
      .Doc("The brokers, each `host:port`.");
  s.Required("kafka_topic", &RoutineLoad::kafka_topic).Must(NotEmpty).Doc("The topic.");
  s.Optional("kafka_offsets", &RoutineLoad::kafka_offsets)
      .Doc(
          "Where to begin, by Kafka partition: an offset, `OFFSET_BEGINNING` or `OFFSET_END`. A "
          "change sets the job back or forward. Without it StarRocks finds the partitions.");
  s.Optional("kafka_properties", &RoutineLoad::kafka_properties)
      .Must(CheckShownKafkaProperties)
      .Doc("Properties of the Kafka client without secrets, such as `group.id`.");
  s.WriteOnly("kafka_properties_wo", &RoutineLoad::kafka_properties_wo)
      .Must(CheckKafkaProperties)
      .Doc(
          "Properties of the Kafka client with secrets, such as `sasl.password`: never stored in "
          "plan or state. Raise `kafka_properties_wo_version` to send them again.");
  s.Optional("kafka_properties_wo_version", &RoutineLoad::kafka_properties_wo_version)
      .Doc("Any number; a change sends `kafka_properties_wo` again.");
  s.WriteOnly("schema_registry_url_wo", &RoutineLoad::schema_registry_url_wo)
      .Must(CheckRegistryUrl)
      .Doc(
          "URL of the schema registry for messages of the `format` `avro`, as StarRocks reaches "
          "it. "
          "It may hold a login, so it is never stored in plan or state. Raise "
          "`schema_registry_url_wo_version` to send it again.");
  s.Optional("schema_registry_url_wo_version", &RoutineLoad::schema_registry_url_wo_version)
      .Doc("Any number; a change sends `schema_registry_url_wo` again.");
  s.OptionalComputed("state", &RoutineLoad::state)
      .Default("running")
      .Must(OneOf({"running", "paused"}))
      .Doc(
          "`running` or `paused`. A job that StarRocks paused or cancelled is a difference, with "
          "its "
          "reason as a warning; the next apply resumes it or makes it anew.");
  s.Computed("status", &RoutineLoad::status).Doc("The server's word for the job's state.");
  s.Computed("reason", &RoutineLoad::reason).Doc("Why the state changed last.");
  s.Computed("progress", &RoutineLoad::progress)
      .Doc("The last offset read, by Kafka partition, as of the last refresh.");
  s.Identity("database", &RoutineLoad::database, "Name of the database.");
  s.Identity("name", &RoutineLoad::name, "Name of the job.");
  s.Timeouts();
}

std::string RoutineLoad::Id() const { return ObjectId(*database, *name); }

absl::StatusOr<RoutineLoad> ParseRoutineLoadId(std::string_view id) {
  TF_ASSIGN(const ObjectName parsed, ParseObjectId(id, "job"));
  RoutineLoad load;
  load.database = parsed.database;
  load.name = parsed.name;
  return load;
}

}  // namespace resources
