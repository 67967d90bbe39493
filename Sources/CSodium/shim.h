// What Swift cannot see by itself: of libsodium a state whose alignment it does not import, and glibc's memory.

#ifndef STEGVIS_CSODIUM_SHIM_H
#define STEGVIS_CSODIUM_SHIM_H

#include <malloc.h>
#include <sodium.h>
#include <stddef.h>

/// BLAKE2b over `first` and then `second`, into `out`; keyed when `key_count` is not 0. Returns 0, or -1 when `out_count`
/// is not 1 to 64 or `key_count` is over 64.
static inline int cs_hash(
    void *out, size_t out_count, const void *key, size_t key_count, const void *first, size_t first_count,
    const void *second, size_t second_count) {
  crypto_generichash_state state;
  if (crypto_generichash_init(&state, (const unsigned char *)key, key_count, out_count) != 0) return -1;
  crypto_generichash_update(&state, (const unsigned char *)first, first_count);
  crypto_generichash_update(&state, (const unsigned char *)second, second_count);
  return crypto_generichash_final(&state, (unsigned char *)out, out_count);
}

/// Whether what is freed from now on is filled with something else.
static inline void cs_overwrite_freed(int is_on) { mallopt(M_PERTURB, is_on ? 0x5A : 0); }

#endif
