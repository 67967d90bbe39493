#ifndef STEGVIS_RESOURCES_H
#define STEGVIS_RESOURCES_H

#include <stddef.h>

/// One file of `Resources/`, embedded in the binary. The bytes live as long as the program and never change.
typedef struct {
  /// Path below `Resources/`, such as `Language/nb.json`.
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  /// In bytes; no terminating zero is counted or present.
  size_t length;
} stegvis_resource;

/// The embedded file of that name, or null when there is none.
const stegvis_resource *_Nullable stegvis_resource_named(const char *_Nonnull name);

#endif
