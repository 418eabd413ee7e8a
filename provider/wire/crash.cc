#include "provider/wire/crash.h"

#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdint>
#include <cstring>

namespace wire {
namespace {

constexpr std::array kSignals = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

std::array<struct sigaction, kSignals.size()> g_before;
char g_program[64] = "plugin";

// Text in a fixed buffer: a handler may not allocate.
class Line {
 public:
  Line& Add(std::string_view text) {
    const size_t n = std::min(text.size(), sizeof(data_) - size_);
    std::memcpy(data_ + size_, text.data(), n);
    size_ += n;
    return *this;
  }
  Line& AddNumber(int64_t value, int width) {
    char digits[20];
    int at = sizeof(digits);
    for (; value != 0 || width > 0; value /= 10, --width) {
      digits[--at] = static_cast<char>('0' + value % 10);
    }
    return Add(std::string_view(digits + at, sizeof(digits) - at));
  }
  void Write() const { [[maybe_unused]] const ssize_t n = write(STDERR_FILENO, data_, size_); }

 private:
  char data_[512];
  size_t size_ = 0;
};

// 2006-01-02T15:04:05.000000Z. gmtime() may not be called in a handler. The date follows from
// counting days in 400-year eras that begin on the first of March, so that leap days come last in a
// year.
void AddNow(Line* line) {
  constexpr int64_t kDay = 86400, kEraDays = 146097, kDaysToEpoch = 719468;
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  const int64_t days = now.tv_sec / kDay + kDaysToEpoch, second = now.tv_sec % kDay;
  const int64_t era = days / kEraDays, era_day = days % kEraDays;
  const int64_t era_year = (era_day - era_day / 1460 + era_day / 36524 - era_day / 146096) / 365;
  const int64_t year_day = era_day - (365 * era_year + era_year / 4 - era_year / 100);
  const int64_t shifted_month = (5 * year_day + 2) / 153;  // 0 is March
  const int64_t day = year_day - (153 * shifted_month + 2) / 5 + 1;
  const int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const int64_t year = era_year + era * 400 + (month <= 2 ? 1 : 0);
  line->AddNumber(year, 4).Add("-").AddNumber(month, 2).Add("-").AddNumber(day, 2).Add("T");
  line->AddNumber(second / 3600, 2).Add(":").AddNumber(second / 60 % 60, 2).Add(":");
  line->AddNumber(second % 60, 2).Add(".").AddNumber(now.tv_nsec / 1000, 6).Add("Z");
}

void OnCrash(int signal, siginfo_t* info, void*) {
  Line line;
  line.Add(R"({"@level":"error","@message":")").Add(g_program).Add(" crashed with signal ");
  line.AddNumber(signal, 1).Add(R"x( (please report this)","@module":"wire","@timestamp":")x");
  AddNow(&line);
  line.Add("\"}\n").Write();
  const auto at = std::find(kSignals.begin(), kSignals.end(), signal) - kSignals.begin();
  sigaction(signal, &g_before[static_cast<size_t>(at)], nullptr);
  // A fault happens again by itself when the handler returns; a signal that was sent does not.
  if (info->si_code <= 0) raise(signal);
}

}  // namespace

void InstallCrashHandler(std::string_view program) {
  const size_t n = std::min(program.size(), sizeof(g_program) - 1);
  std::memcpy(g_program, program.data(), n);
  g_program[n] = '\0';
  struct sigaction action {};
  action.sa_sigaction = OnCrash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &action, &g_before[i]);
}

}  // namespace wire
