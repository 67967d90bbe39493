// What Swift cannot see of ncurses by itself: wide characters, and everything that is a macro or a global.
//
// Only functions without state: a debug build gives every Swift file its own copy of a static variable in a header.

#ifndef STEGVIS_CNCURSES_SHIM_H
#define STEGVIS_CNCURSES_SHIM_H

// Without this, cchar_t and every *wch* function are left out of the header.
#define NCURSES_WIDECHAR 1

#include <curses.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <term.h>
#include <wchar.h>

// MARK: Globals

/// The window that covers the whole screen.
static inline WINDOW *nc_standard_screen(void) { return stdscr; }
/// Colors of the terminal; 0 before `start_color`.
static inline int nc_color_count(void) { return COLORS; }
/// Color pairs of the terminal; 0 before `start_color`.
static inline int nc_pair_count(void) { return COLOR_PAIRS; }

// MARK: Attributes

static inline attr_t nc_bold(void) { return A_BOLD; }
static inline attr_t nc_dim(void) { return A_DIM; }
static inline attr_t nc_underline(void) { return A_UNDERLINE; }
static inline attr_t nc_reverse(void) { return A_REVERSE; }

// MARK: Cells

/// Characters that one cell holds: a base and its marks.
static inline int nc_cell_capacity(void) { return CCHARW_MAX; }

/// Makes `cell` a blank of the given look. The pair goes by pointer: the `short` beside it ends at 32767, and older
/// terminfo users at 255. Returns `OK` or `ERR`.
static inline int nc_make_style(cchar_t *cell, attr_t attributes, int pair) {
  const wchar_t blank[2] = {L' ', 0};
  return setcchar(cell, blank, attributes, 0, &pair);
}

/// A cell in the look of `style` holding `count` (1 to `nc_cell_capacity()`) Unicode scalars.
static inline cchar_t nc_make_cell(const cchar_t *style, const uint32_t *scalars, int count) {
  cchar_t cell = *style;
  for (int i = 0; i < CCHARW_MAX; i++) cell.chars[i] = i < count ? (wchar_t)scalars[i] : 0;
  return cell;
}

/// Columns ncurses gives the character in the present locale, or -1.
static inline int nc_character_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

/// The Unicode scalar of a byte in the present locale, or -1. (On Linux `wchar_t` is Unicode in every locale.)
static inline int32_t nc_scalar_of_byte(uint8_t byte) {
  wint_t wide = btowc(byte);
  return wide == WEOF ? -1 : (int32_t)wide;
}

// MARK: Terminal descriptions

/// A string capability of the current terminal, or NULL when it has none.
static inline const char *nc_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

/// Frees the description that `setupterm` loaded.
static inline void nc_forget_terminal(void) {
  TERMINAL *terminal = cur_term;
  if (terminal != NULL) del_curterm(terminal);
}

// MARK: The device

/// Columns and rows of the window behind `descriptor` (term.h makes macros of those two words). Returns 0, or -1 when
/// it has none or does not say.
static inline int nc_window_size(int descriptor, int *width, int *height) {
  struct winsize size = {0};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
  *width = size.ws_col;
  *height = size.ws_row;
  return 0;
}

/// Bytes that can be read from `descriptor` without waiting, or -1.
static inline int nc_bytes_waiting(int descriptor) {
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

// MARK: Mouse

/// The left button, pressed; when press and release arrive together ncurses may make one click of them.
static inline mmask_t nc_mouse_left(void) { return BUTTON1_PRESSED | BUTTON1_CLICKED; }
static inline mmask_t nc_mouse_wheel_up(void) { return BUTTON4_PRESSED; }
static inline mmask_t nc_mouse_wheel_down(void) { return BUTTON5_PRESSED; }
/// All that is listened to.
static inline mmask_t nc_mouse_buttons(void) {
  return nc_mouse_left() | nc_mouse_wheel_up() | nc_mouse_wheel_down();
}

#endif
