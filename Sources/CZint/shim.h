// Zint, with a look at single modules: the grid is too large an array for Swift to see.
#include <zint.h>

static inline int talim_zint_is_dark(const struct zint_symbol *symbol, int row, int column) {
  if (row < 0 || row >= 200 || column < 0 || column >= 144 * 8) return 0;
  return (symbol->encoded_data[row][column >> 3] >> (column & 7)) & 1;
}
