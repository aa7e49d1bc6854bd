// The floor: the benchmark's documents drawn by hand with Cairo and Pango, with as little around it as can be.
//
//   floor FONTS invoices|statement DATA.tsv OUT THREADS [--merged]
//
// Text is shaped by Pango once for each font and text and kept as glyphs; each run is one cairo_show_text_glyphs.
// With --merged, runs of one font and colour that follow each other are shown in one call.
//
// cc -O2 -o floor floor.c $(pkg-config --cflags --libs pangocairo pangoft2) -lpthread

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BODY, STRONG, SMALL, HEAD, TITLE, NAME, CARRIED, FONTS };

static const struct {
  const char *description;
  double size;
} font_list[FONTS] = {
    [BODY] = {"Noto Sans", 9.5},          [STRONG] = {"Noto Sans Bold", 9.5}, [SMALL] = {"Noto Sans", 8},
    [HEAD] = {"Noto Sans Bold", 7.5},     [TITLE] = {"Noto Sans Bold", 20},   [NAME] = {"Noto Sans Bold", 13},
    [CARRIED] = {"Noto Sans Italic", 8.5}};

enum { INK, MUTED, ACCENT, LINE };
static const double colours[][3] = {{.118, .133, .157}, {.416, .443, .486}, {.478, .122, .239}, {.847, .859, .878}};

// A text as it was shaped.
typedef struct Shaped {
  struct Shaped *next;
  char *text;
  int font, length, glyph_count, cluster_count;
  double width;
  cairo_scaled_font_t *scaled;
  cairo_glyph_t *glyphs;
  cairo_text_cluster_t *clusters;
} Shaped;

#define BUCKETS 65536

// All that one thread needs.
typedef struct {
  PangoFontMap *map;
  PangoLayout *layouts[FONTS];
  Shaped *buckets[BUCKETS];
  cairo_surface_t *surface;
  cairo_t *cairo;
  bool merged;
  int colour;
  // What waits to be shown in one call.
  int waiting_font, waiting_colour, glyph_count, cluster_count, text_length;
  cairo_scaled_font_t *waiting_scaled;
  cairo_glyph_t glyphs[65536];
  cairo_text_cluster_t clusters[65536];
  char text[262144];
} Pen;

static void fail(const char *what) {
  fprintf(stderr, "floor: %s\n", what);
  exit(1);
}

static Pen *pen_new(const char *fonts, bool merged) {
  static const char *files[] = {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf"};
  Pen *pen = calloc(1, sizeof *pen);
  FcConfig *config = FcConfigCreate();
  for (int i = 0; i < 3; i++) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", fonts, files[i]);
    if (!FcConfigAppFontAddFile(config, (const FcChar8 *)path)) fail("missing font");
  }
  pen->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(pen->map), config);
  PangoContext *context = pango_font_map_create_context(pen->map);
  pango_cairo_context_set_resolution(context, 72);
  pango_context_set_round_glyph_positions(context, FALSE);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  for (int i = 0; i < FONTS; i++) {
    PangoFontDescription *description = pango_font_description_from_string(font_list[i].description);
    pango_font_description_set_absolute_size(description, font_list[i].size * PANGO_SCALE);
    pen->layouts[i] = pango_layout_new(context);
    pango_layout_set_font_description(pen->layouts[i], description);
  }
  pen->merged = merged;
  pen->waiting_font = -1;
  return pen;
}

static Shaped *shape(Pen *pen, int font, const char *text) {
  unsigned hash = 5381 + font;
  for (const char *c = text; *c; c++) hash = hash * 33 + (unsigned char)*c;
  hash = (hash ^ hash >> 16) % BUCKETS;
  for (Shaped *known = pen->buckets[hash]; known; known = known->next)
    if (known->font == font && strcmp(known->text, text) == 0) return known;

  PangoLayout *layout = pen->layouts[font];
  pango_layout_set_text(layout, text, -1);
  PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
  if (!line->runs || line->runs->next) fail("a text of several runs");
  PangoGlyphItem *run = line->runs->data;
  Shaped *shaped = calloc(1, sizeof *shaped);
  shaped->text = strdup(text);
  shaped->length = strlen(text);
  shaped->font = font;
  shaped->scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(run->item->analysis.font));
  g_object_ref(run->item->analysis.font);
  int count = run->glyphs->num_glyphs;
  shaped->glyph_count = count;
  shaped->glyphs = calloc(count, sizeof *shaped->glyphs);
  shaped->clusters = calloc(count, sizeof *shaped->clusters);
  double x = 0;
  for (int i = 0; i < count; i++) {
    PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];
    shaped->glyphs[i] = (cairo_glyph_t){glyph->glyph, x + glyph->geometry.x_offset / 1024., glyph->geometry.y_offset / 1024.};
    x += glyph->geometry.width / 1024.;
    int start = run->glyphs->log_clusters[i];
    if (i > 0 && start == run->glyphs->log_clusters[i - 1]) {
      shaped->clusters[shaped->cluster_count - 1].num_glyphs++;
      continue;
    }
    int end = i + 1;
    while (end < count && run->glyphs->log_clusters[end] == start) end++;
    int stop = end < count ? run->glyphs->log_clusters[end] : shaped->length;
    shaped->clusters[shaped->cluster_count++] = (cairo_text_cluster_t){stop - start, 1};
  }
  shaped->width = x;
  shaped->next = pen->buckets[hash];
  return pen->buckets[hash] = shaped;
}

static void set_colour(Pen *pen, int colour) {
  if (pen->colour == colour) return;
  pen->colour = colour;
  cairo_set_source_rgb(pen->cairo, colours[colour][0], colours[colour][1], colours[colour][2]);
}

static void flush(Pen *pen) {
  if (pen->waiting_font < 0) return;
  set_colour(pen, pen->waiting_colour);
  cairo_set_scaled_font(pen->cairo, pen->waiting_scaled);
  cairo_show_text_glyphs(
      pen->cairo, pen->text, pen->text_length, pen->glyphs, pen->glyph_count, pen->clusters, pen->cluster_count, 0);
  pen->waiting_font = -1;
  pen->glyph_count = pen->cluster_count = pen->text_length = 0;
}

// Shows a text; with a right edge instead of a left one if `is_right`.
static void show(Pen *pen, int font, int colour, double x, double y, bool is_right, const char *text) {
  Shaped *shaped = shape(pen, font, text);
  if (is_right) x -= shaped->width;
  if (pen->waiting_font != font || pen->waiting_colour != colour || !pen->merged) flush(pen);
  pen->waiting_font = font;
  pen->waiting_colour = colour;
  pen->waiting_scaled = shaped->scaled;
  for (int i = 0; i < shaped->glyph_count; i++) {
    cairo_glyph_t glyph = shaped->glyphs[i];
    pen->glyphs[pen->glyph_count++] = (cairo_glyph_t){glyph.index, x + glyph.x, y + glyph.y};
  }
  memcpy(pen->clusters + pen->cluster_count, shaped->clusters, shaped->cluster_count * sizeof *shaped->clusters);
  pen->cluster_count += shaped->cluster_count;
  memcpy(pen->text + pen->text_length, shaped->text, shaped->length);
  pen->text_length += shaped->length;
}

static void rule(Pen *pen, int colour, double weight, double y) {
  set_colour(pen, colour);
  cairo_set_line_width(pen->cairo, weight);
  cairo_move_to(pen->cairo, 45.35, y);
  cairo_line_to(pen->cairo, 549.92, y);
  cairo_stroke(pen->cairo);
}

static void begin(Pen *pen, const char *path, const char *title) {
  pen->surface = cairo_pdf_surface_create(path, 595.276, 841.89);
  cairo_pdf_surface_restrict_to_version(pen->surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(pen->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata(pen->surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-04-01T00:00:00Z");
  pen->cairo = cairo_create(pen->surface);
  pen->colour = -1;
}

static void end_page(Pen *pen) {
  flush(pen);
  cairo_show_page(pen->cairo);
  pen->colour = -1;
}

static void end(Pen *pen) {
  cairo_destroy(pen->cairo);
  cairo_surface_finish(pen->surface);
  if (cairo_surface_status(pen->surface)) fail("cairo");
  cairo_surface_destroy(pen->surface);
}

#define LEFT 45.35
#define RIGHT 549.92
#define ROW 21.7

static void footer(Pen *pen, const char *text, int page, int pages, double y) {
  char number[64];
  snprintf(number, sizeof number, "Page %d of %d", page, pages);
  rule(pen, LINE, .5, y - 14);
  show(pen, SMALL, MUTED, LEFT, y, false, text);
  show(pen, SMALL, MUTED, RIGHT, y, true, number);
}

// MARK: Invoices

static const struct {
  const char *title;
  double x;
  bool is_right;
} invoice_columns[] = {{"Item", LEFT, false},  {"HSN", 249, false},     {"Qty", 339, true},
                       {"Rate", 412, true},    {"Tax", 457, true},      {"Amount", RIGHT, true}};

// Rules of all rows first, so that texts follow each other.
static void invoice(Pen *pen, char **field, int count, const char *path) {
  char title[128];
  snprintf(title, sizeof title, "Invoice %s", field[0]);
  begin(pen, path, title);
  snprintf(title, sizeof title, "Kashmir Craft Co-operative · %s", field[0]);
  int lines = (count - 9) / 6;
  double top = 145;
  rule(pen, LINE, .5, 78);
  rule(pen, INK, .9, top);
  for (int i = 1; i <= lines; i++) rule(pen, LINE, .4, top + i * ROW);
  rule(pen, INK, .9, top + lines * ROW);
  show(pen, NAME, INK, LEFT, 55, false, "Kashmir Craft Co-operative");
  show(pen, SMALL, MUTED, LEFT, 67, false, "Lal Chowk, Srinagar 190001");
  show(pen, TITLE, INK, RIGHT, 60, true, "Invoice");
  show(pen, STRONG, INK, LEFT, 95, false, field[3]);
  show(pen, BODY, INK, LEFT, 108, false, field[4]);
  show(pen, BODY, INK, LEFT, 121, false, field[5]);
  const char *labels[] = {"Number", "Date", "Pay by"};
  for (int i = 0; i < 3; i++) {
    show(pen, BODY, MUTED, 380, 95 + 13 * i, false, labels[i]);
    show(pen, BODY, INK, RIGHT, 95 + 13 * i, true, field[i]);
  }
  for (int i = 0; i < 6; i++)
    show(pen, HEAD, MUTED, invoice_columns[i].x, top - 6, invoice_columns[i].is_right, invoice_columns[i].title);
  for (int line = 0; line < lines; line++)
    for (int i = 0; i < 6; i++)
      show(
          pen, BODY, INK, invoice_columns[i].x, top + line * ROW + 14, invoice_columns[i].is_right,
          field[9 + line * 6 + i]);
  const char *totals[] = {"Subtotal", "IGST", "Total"};
  for (int i = 0; i < 3; i++) {
    double y = top + (lines + i) * ROW + 14;
    show(pen, i == 2 ? STRONG : BODY, i == 2 ? INK : MUTED, 457, y, true, totals[i]);
    show(pen, i == 2 ? STRONG : BODY, INK, RIGHT, y, true, field[6 + i]);
  }
  footer(pen, title, 1, 1, 808);
  end_page(pen);
  end(pen);
}

// MARK: Statement

static void money(char *out, size_t size, long long paise) {
  char digits[32], grouped[48];
  int length = snprintf(digits, sizeof digits, "%lld", paise / 100), at = 0;
  for (int i = 0; i < length; i++) {
    int left = length - i;
    if (i > 0 && (left == 3 || (left > 3 && left % 2 == 1))) grouped[at++] = ',';
    grouped[at++] = digits[i];
  }
  grouped[at] = 0;
  snprintf(out, size, "₹%s.%02lld", grouped, paise % 100);
}

static const struct {
  const char *title;
  double x;
  bool is_right;
  int field;
} statement_columns[] = {
    {"Date", LEFT, false, 0}, {"Sale", 153, false, 1}, {"Amount", 442, true, 2}, {"Balance", RIGHT, true, 4}};

static double carried(Pen *pen, const char *label, long long sum, double y) {
  char text[64];
  money(text, sizeof text, sum);
  show(pen, CARRIED, MUTED, LEFT, y + 14, false, label);
  show(pen, CARRIED, MUTED, 442, y + 14, true, text);
  return y + ROW;
}

static void statement(Pen *pen, char **lines, int count, const char *path) {
  char *name = strtok(lines[0], "\t"), *total = strtok(NULL, "\t"), title[128];
  snprintf(title, sizeof title, "Statement for %s", name);
  begin(pen, path, title);
  int rows = count - 1, on_first = 29, on_others = 30, on_last = 30;
  int pages = rows <= on_first ? 1 : 1 + (rows - on_first + on_others - 1) / on_others;
  long long sum = 0;
  int next = 1;
  for (int page = 1; page <= pages; page++) {
    int here = page == 1 ? on_first : page == pages ? on_last : on_others;
    if (here > count - next) here = count - next;
    double y = page == 1 ? 110 : 66;
    double first = y + (page > 1 ? ROW : 0);
    rule(pen, INK, .9, y);
    for (int i = 0; i <= here; i++) rule(pen, i == here ? INK : LINE, i == here ? .9 : .4, first + i * ROW);
    if (page == 1) show(pen, TITLE, INK, LEFT, 68, false, title);
    for (int i = 0; i < 4; i++)
      show(pen, HEAD, MUTED, statement_columns[i].x, y - 6, statement_columns[i].is_right, statement_columns[i].title);
    if (page > 1) y = carried(pen, "Brought forward", sum, y);
    for (int i = 0; i < here; i++, next++, y += ROW) {
      char *field[5], *rest = lines[next];
      for (int f = 0; f < 5; f++) field[f] = strsep(&rest, "\t");
      for (int c = 0; c < 4; c++)
        show(
            pen, BODY, INK, statement_columns[c].x, y + 14, statement_columns[c].is_right,
            field[statement_columns[c].field]);
      sum += atoll(field[3]);
    }
    if (page < pages) carried(pen, "Carried forward", sum, y);
    if (page == pages) {
      show(pen, STRONG, INK, 442, y + 14, true, "Total");
      show(pen, STRONG, INK, RIGHT, y + 14, true, total);
    }
    footer(pen, title, page, pages, 793);
    end_page(pen);
  }
  end(pen);
}

// MARK: Running

typedef struct {
  const char *fonts, *out;
  char **lines;
  int count, first, step;
  bool merged;
} Job;

static void *run(void *argument) {
  Job *job = argument;
  Pen *pen = pen_new(job->fonts, job->merged);
  for (int i = job->first; i < job->count; i += job->step) {
    char *field[4096] = {0}, *rest = job->lines[i], path[4096];
    int count = 0;
    while (rest && count < 4096) field[count++] = strsep(&rest, "\t");
    snprintf(path, sizeof path, "%s/%d.pdf", job->out, i + 1);
    if (count >= 9) invoice(pen, field, count, path);
  }
  return NULL;
}

static char **read_lines(const char *path, int *count) {
  FILE *file = fopen(path, "rb");
  if (!file) fail("can not read the data");
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = malloc(size + 1);
  if (fread(text, 1, size, file) != (size_t)size) fail("can not read the data");
  text[size] = 0;
  fclose(file);
  char **lines = NULL;
  int room = 0;
  for (char *line; (line = strsep(&text, "\n")) && *line; lines[(*count)++] = line)
    if (*count == room) lines = realloc(lines, (room = room ? room * 2 : 1024) * sizeof *lines);
  return lines;
}

int main(int argc, char **argv) {
  if (argc < 6) fail("FONTS invoices|statement DATA.tsv OUT THREADS [--merged]");
  bool merged = argc > 6 && strcmp(argv[6], "--merged") == 0;
  int count = 0, threads = atoi(argv[5]);
  // Without this, Pango would look through all fonts of the machine.
  FcConfigSetCurrent(FcConfigCreate());
  char **lines = read_lines(argv[3], &count);
  if (strcmp(argv[2], "statement") == 0) {
    char path[4096];
    snprintf(path, sizeof path, "%s/statement.pdf", argv[4]);
    statement(pen_new(argv[1], merged), lines, count, path);
    return 0;
  }
  pthread_t others[64];
  Job jobs[64];
  for (int i = 0; i < threads && i < 64; i++)
    jobs[i] = (Job){argv[1], argv[4], lines, count, i, threads, merged};
  for (int i = 1; i < threads && i < 64; i++) pthread_create(&others[i], NULL, run, &jobs[i]);
  run(&jobs[0]);
  for (int i = 1; i < threads && i < 64; i++) pthread_join(others[i], NULL);
  return 0;
}
