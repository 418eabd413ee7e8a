#include "acceptance-tests/sandbox/net/connection.h"

#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "acceptance-tests/sandbox/net/channel.h"
#include "acceptance-tests/sandbox/net/command.h"
#include "acceptance-tests/sandbox/net/login.h"
#include "acceptance-tests/sandbox/net/packet.h"
#include "acceptance-tests/sandbox/net/prepared.h"
#include "acceptance-tests/sandbox/net/result_writer.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

ErrorResult NotLeader() { return {5401, "HY000", "forward too many times"}; }

ErrorResult Malformed(std::string_view why) {
  return {1064, "HY000", base::StrCat("Malformed command: ", why)};
}

// How the front end announces a parameter before it knows its type.
Column ParameterColumn(int index) { return {.name = base::StrCat("$", index), .length = 0x300000}; }

// Carries out the commands of a client that is logged in.
class Connection {
 public:
  Connection(Client client, const PortContext& context, Channel* channel)
      : client_(std::move(client)), context_(context), channel_(*channel) {}

  void Serve();

 private:
  // Each writes the answer and tells whether the connection goes on. `argument` is what stands
  // behind the command byte.
  bool Receive(std::string_view packet);
  bool Suffer(Fault fault, Command command, std::string_view argument);
  bool Run(Command command, std::string_view argument);
  bool FieldList();
  bool Prepare(std::string_view text);
  bool Execute(std::string_view argument);
  bool ResetStatement(std::string_view argument);
  bool ResetConnection();
  // These two commands have no answer, whatever is wrong with them.
  bool AddLongData(std::string_view argument);
  bool CloseStatement(std::string_view argument);

  bool Answer(const Result& result) { return WriteResult(result, &channel_); }
  PreparedStatement* FindStatement(PayloadReader* packet);
  void Log(Command command, std::string_view argument);
  // The statement that a command carries or refers to, or its argument as it stands.
  std::string TextOf(Command command, std::string_view argument);

  Client client_;
  const PortContext& context_;
  Channel& channel_;
  PreparedStatements statements_;
};

bool IsStatement(Command command) {
  return command == Command::kQuery || command == Command::kPrepare;
}

void Connection::Serve() {
  const Channel::GiveUp killed = [this] { return client_.session->Killed(); };
  while (true) {
    const absl::StatusOr<std::string> packet = channel_.ReadCommand(killed);
    if (!packet.ok() || packet->empty() || killed()) return;
    const bool go_on = Receive(*packet);
    if (!channel_.Flush().ok() || !go_on) return;
  }
}

bool Connection::Receive(std::string_view packet) {
  const auto command = static_cast<Command>(packet.front());
  const std::string_view argument = packet.substr(1);
  Log(command, argument);
  if (context_.faults != nullptr && IsStatement(command)) {
    const Fault fault = context_.faults->Strike(argument);
    if (fault != Fault::kNone) return Suffer(fault, command, argument);
  }
  return Run(command, argument);
}

bool Connection::Suffer(Fault fault, Command command, std::string_view argument) {
  switch (fault) {
    case Fault::kNotLeader:
      return Answer(NotLeader());
    case Fault::kDropAfter:
      (void)Run(command, argument);
      channel_.Discard();
      return false;
    case Fault::kHang:
      channel_.WaitForHangup([this] { return client_.session->Killed(); });
      return false;
    default:
      return false;
  }
}

bool Connection::Run(Command command, std::string_view argument) {
  switch (command) {
    case Command::kQuit:
      channel_.Write(OkPayload(OkResult(), 0));
      return false;
    case Command::kInitDb:
      return Answer(client_.session->UseDatabase(argument));
    case Command::kQuery:
      return WriteResults(client_.session->Query(argument), RowFormat::kText, &channel_);
    case Command::kFieldList:
      return FieldList();
    case Command::kPing:
      return Answer(OkResult());
    case Command::kChangeUser:
      return ChangeUser(argument, context_.cluster, &client_, &channel_);
    case Command::kPrepare:
      return Prepare(argument);
    case Command::kExecute:
      return Execute(argument);
    case Command::kLongData:
      return AddLongData(argument);
    case Command::kCloseStatement:
      return CloseStatement(argument);
    case Command::kResetStatement:
      return ResetStatement(argument);
    case Command::kResetConnection:
      return ResetConnection();
  }
  return Answer(RefuseCommand(static_cast<uint8_t>(command)));
}

// Only the answer without a current database is known.
bool Connection::FieldList() {
  const std::vector<Result> results = client_.session->Query("SELECT DATABASE()");
  const auto* rows = results.empty() ? nullptr : std::get_if<RowsResult>(&results.front());
  const bool no_database =
      rows != nullptr && !rows->rows.empty() && rows->rows[0][0].value_or("").empty();
  if (no_database) return Answer(ErrorResult{1064, "HY000", "Unknown database()"});
  return Answer(RefuseCommand(static_cast<uint8_t>(Command::kFieldList)));
}

bool Connection::Prepare(std::string_view text) {
  int parameters = 0;
  std::vector<Column> columns;
  const Result result = client_.session->Prepare(text, &parameters, &columns);
  if (!std::holds_alternative<OkResult>(result)) return Answer(result);
  const uint32_t* id = statements_.Add(PreparedStatement(text, parameters));
  if (id == nullptr) return Answer(ErrorResult{1461, "42000", "Too many prepared statements"});
  channel_.Write(PrepareOkPayload(*id, columns.size(), parameters));
  for (int i = 0; i < parameters; ++i) channel_.Write(ColumnPayload(ParameterColumn(i)));
  if (parameters > 0) channel_.Write(EofPayload(0));
  for (const Column& column : columns) channel_.Write(ColumnPayload(column));
  if (!columns.empty()) channel_.Write(EofPayload(0));
  return true;
}

bool Connection::Execute(std::string_view argument) {
  PayloadReader packet(argument);
  PreparedStatement* statement = FindStatement(&packet);
  if (statement == nullptr) return Answer(Malformed("no such prepared statement"));
  absl::StatusOr<std::vector<Cell>> parameters = statement->ReadParameters(packet);
  if (!parameters.ok()) return Answer(Malformed(std::string(parameters.status().message())));
  const Result result = client_.session->ExecutePrepared(statement->text(), *parameters);
  return WriteResults({result}, RowFormat::kBinary, &channel_);
}

bool Connection::ResetStatement(std::string_view argument) {
  PayloadReader packet(argument);
  PreparedStatement* statement = FindStatement(&packet);
  if (statement == nullptr) return Answer(Malformed("no such prepared statement"));
  statement->ForgetLongData();
  return Answer(OkResult());
}

bool Connection::ResetConnection() {
  client_.session->Reset();
  statements_.Clear();
  return Answer(OkResult());
}

bool Connection::AddLongData(std::string_view argument) {
  PayloadReader packet(argument);
  if (PreparedStatement* statement = FindStatement(&packet)) statement->AddLongData(packet);
  return true;
}

bool Connection::CloseStatement(std::string_view argument) {
  PayloadReader packet(argument);
  const auto id = static_cast<uint32_t>(packet.Int(4));
  if (packet.ok()) statements_.Close(id);
  return true;
}

PreparedStatement* Connection::FindStatement(PayloadReader* packet) {
  const auto id = static_cast<uint32_t>(packet->Int(4));
  return packet->ok() ? statements_.Find(id) : nullptr;
}

void Connection::Log(Command command, std::string_view argument) {
  if (context_.statement_log == nullptr) return;
  context_.statement_log->Append(client_.login.connection_id, client_.login.user,
                                 CommandName(static_cast<uint8_t>(command)),
                                 TextOf(command, argument));
}

std::string Connection::TextOf(Command command, std::string_view argument) {
  PayloadReader packet(argument);
  switch (command) {
    case Command::kQuery:
    case Command::kPrepare:
    case Command::kInitDb:
      return std::string(argument);
    case Command::kChangeUser:
      return std::string(packet.NulString());
    case Command::kExecute: {
      const PreparedStatement* statement = FindStatement(&packet);
      return statement == nullptr ? "" : statement->text();
    }
    default:
      return "";
  }
}

}  // namespace

void ServeConnection(int fd, uint32_t connection_id, const std::string& host,
                     const PortContext& context) {
  Channel channel(fd, *context.stop, context.latency);
  Client client = LogIn({.host = host, .connection_id = connection_id}, context.cluster, &channel);
  if (client.session == nullptr) return;
  Connection(std::move(client), context, &channel).Serve();
}

}  // namespace sandbox
