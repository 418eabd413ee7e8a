#include "provider/clients/sql/statement.h"

namespace sql {

Statement& Statement::operator<<(Text text) & {
  rendered_ += text.value();
  shown_ += text.value();
  return *this;
}

Statement& Statement::operator<<(const Part& part) & {
  rendered_ += part.rendered_;
  shown_ += part.shown_;
  return *this;
}

Statement& Statement::operator<<(const Statement& other) & {
  rendered_ += other.rendered_;
  shown_ += other.shown_;
  return *this;
}

}  // namespace sql
