// Unicode normalisation as cty does it.
#ifndef PROVIDER_CTY_NFC_H_
#define PROVIDER_CTY_NFC_H_

#include <string>

namespace cty {

// `text` in normalisation form C. Text that is not valid UTF-8 comes back unchanged.
std::string Nfc(std::string text);

}  // namespace cty

#endif  // PROVIDER_CTY_NFC_H_
