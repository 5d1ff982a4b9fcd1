package dev.regfit.cli.export;

import java.util.List;

/** C99: a function of arrays, and a filter of simple tables for POSIX systems. */
final class CForm extends NanForm {
    private static final Syntax SYNTAX =
            new Syntax("x[%d]", "k%d", "isnan(x[%d])", "pow(%s, %d)", "log(%s)", "==", "(%s ? 1 : 0)", "WEIGHTS%d[%s]");

    private static final List<String> USE = List.of(
            "Use: cc -O2 FILE.c -lm -o FILE && ./FILE DATA.csv, or define REGFIT_NO_MAIN and call the function with the"
                    + " values of COLUMNS in order: numbers, NAN where missing, and texts, NULL where missing; the"
                    + " prediction is NAN (of classes: NULL) where there is none.",
            "Tables have a header and a tab or, if there is none in it, a comma between cells, without quotes. Do not"
                    + " compile with -ffast-math, which knows no NAN.");

    private static final String MAIN = """

            #ifndef REGFIT_NO_MAIN

            static int is_missing(const char *cell) {
              cell += strspn(cell, " ");
              size_t length = strlen(cell);
              while (length > 0 && cell[length - 1] == ' ') length--;
              for (int k = 0; MISSING[k]; k++) {
                if (strlen(MISSING[k]) == length && strncmp(cell, MISSING[k], length) == 0) return 1;
              }
              return 0;
            }

            static size_t split(char *line, char delimiter, char **cells, size_t most) {
              size_t count = 0;
              line[strcspn(line, "\\r\\n")] = '\\0';
              for (char *end = line; end && count < most; line = end + 1) {
                end = strchr(line, delimiter);
                if (end) *end = '\\0';
                cells[count++] = line;
              }
              return count;
            }

            static void stop(const char *message, const char *what) {
              fprintf(stderr, "%s: %s\\n", message, what);
              exit(1);
            }

            /* strtod reads more, such as hexadecimal numbers and infinity, but needs other characters for it. */
            static int read_number(const char *cell, double *value) {
              cell += strspn(cell, " ");
              const char *rest = cell + strspn(cell, "+-.0123456789eE");
              char *end;
              *value = strtod(cell, &end);
              return end != cell && end == rest && !rest[strspn(rest, " ")] && isfinite(*value);
            }

            int main(int argc, char **argv) {
              enum { N = sizeof COLUMNS / sizeof *COLUMNS - 1 };
              FILE *in = argc > 1 ? fopen(argv[1], "r") : stdin;
              if (!in) stop("cannot open", argv[1]);
              char *line = NULL;
              size_t size = 0;
              if (getline(&line, &size, in) < 0) stop("no header", argc > 1 ? argv[1] : "standard input");
              char delimiter = strchr(line, '\\t') ? '\\t' : ',';
              size_t most = 2;
              for (const char *c = line; *c; c++) most += *c == delimiter;
              char **cells = malloc(most * sizeof *cells);
              size_t *places = malloc((N + 1) * sizeof *places);
              double *x = malloc((N + 1) * sizeof *x);
              const char **text = malloc((N + 1) * sizeof *text);
              if (!cells || !places || !x || !text) stop("no memory for", "the columns");
              size_t width = split(line, delimiter, cells, most);
              for (size_t k = 0; k < N; k++) {
                places[k] = 0;
                while (places[k] < width && strcmp(cells[places[k]], COLUMNS[k]) != 0) places[k]++;
                if (places[k] == width) stop("no column", COLUMNS[k]);
              }
              puts("prediction");
              for (long row = 1; getline(&line, &size, in) >= 0; row++) {
                if (split(line, delimiter, cells, most) != width) stop("not as many cells as the header has", cells[0]);
                for (size_t k = 0; k < N; k++) {
                  char *cell = cells[places[k]];
                  int missing = is_missing(cell);
                  text[k] = missing ? NULL : cell;
                  x[k] = NAN;
                  if (!missing && !IS_TEXT[k] && !read_number(cell, &x[k])) {
                    fprintf(stderr, "%s: row %ld: column \\"%s\\": \\"%s\\" is not a finite number\\n",
                            argc > 1 ? argv[1] : "standard input", row, COLUMNS[k], cell);
                    exit(1);
                  }
                }
                show(FUNCTION(x, text));
              }
              return 0;
            }

            #endif
            """;

    CForm() {
        super(SYNTAX, "value_or(%s, %s)", "NAN");
    }

    @Override
    public byte[] write(Formula formula, ExportNames names) {
        StringBuilder out = new StringBuilder();
        out.append(comment(formula, USE, "//"));
        out.append("#define _POSIX_C_SOURCE 200809L\n");
        for (String header : List.of("math", "stdio", "stdlib", "string")) {
            out.append("#include <").append(header).append(".h>\n");
        }
        out.append("\nconst char *const COLUMNS[] = {");
        formula.columns().forEach(column -> out.append(Quote.c(column.name())).append(", "));
        out.append("NULL};\nconst int IS_TEXT[] = {");
        formula.columns().forEach(column -> out.append(column.text() ? "1, " : "0, "));
        out.append("0};\n");
        for (int k : formula.places(true)) {
            array(out, "char *const LEVELS" + k, formula.columns().get(k).levels());
        }
        for (int p = 0; p < formula.parts().size(); p++) {
            if (!formula.parts().get(p).texts().isEmpty()) {
                out.append("static const double WEIGHTS%d[] = {%s};\n"
                        .formatted(p, literals(formula.parts().get(p).weights())));
            }
        }
        if (!formula.places(true).isEmpty()) {
            out.append("""

                    static int level(const char *text, const char *const levels[], int missing) {
                      if (!text) return missing;
                      int k = 0;
                      while (levels[k] && strcmp(text, levels[k]) != 0) k++;
                      return levels[k] ? k : k + 1;
                    }
                    """);
        }
        if (formula.parts().stream().anyMatch(Part::isFilled)) {
            out.append("""

                    static double value_or(double value, double otherwise) {
                      return isnan(value) ? otherwise : value;
                    }
                    """);
        }
        function(out, formula, names.prediction());
        out.append("\n#ifndef REGFIT_NO_MAIN\n");
        array(out, "char *const MISSING", formula.about().missing());
        out.append(
                formula.predictsText()
                        ? "\nstatic void show(const char *value) {\n  puts(value ? value : \"\");\n}\n#endif\n"
                        : "\nstatic void show(double value) {\n  if (isnan(value)) puts(\"\");\n  else printf(\"%.17g\\n\", value);\n}\n#endif\n");
        out.append(MAIN.replace("FUNCTION", names.prediction()));
        return Form.bytes(out);
    }

    private static void array(StringBuilder out, String declared, List<String> texts) {
        out.append("static const ").append(declared).append("[] = {");
        texts.forEach(text -> out.append(Quote.c(text)).append(", "));
        out.append("NULL};\n");
    }

    private void function(StringBuilder out, Formula formula, String name) {
        String none = formula.predictsText() ? "NULL" : "NAN";
        out.append("\n/* The prediction for one row: by column its number or its text. */\n");
        out.append("%s%s(const double x[], const char *const text[]) {\n"
                .formatted(formula.predictsText() ? "const char *" : "double ", name));
        out.append("  (void)x;\n  (void)text;\n");
        for (int k : formula.places(true)) {
            out.append("  const int k%d = level(text[%d], LEVELS%d, %d);\n"
                    .formatted(k, k, k, formula.columns().get(k).missingLevel()));
        }
        refusals(formula).forEach(refusal -> out.append("  if (%s) return %s;\n".formatted(refusal, none)));
        out.append("  double f = ").append(literal(formula.intercept())).append(";\n");
        for (int p = 0; p < formula.parts().size(); p++) {
            out.append("  f += ").append(addend(formula, p)).append(";\n");
        }
        out.append("  if (!isfinite(f)) return ").append(none).append(";\n");
        Ending ending = formula.ending();
        out.append(
                switch (ending.link()) {
                    case IDENTITY -> "  double mean = f;\n";
                    case LOGISTIC ->
                        "  double e = exp(-fabs(f));\n  double mean = f > 0 ? 1 - e / (1 + e) : e / (1 + e);\n";
                    case EXP -> "  double mean = " + literal(ending.factor()) + " * exp(f);\n";
                });
        out.append(ending.classes()
                .map(classes -> "  return mean > %s ? %s : %s;\n"
                        .formatted(
                                literal(ending.threshold()), Quote.c(classes.positive()), Quote.c(classes.negative())))
                .orElse("  return mean;\n"));
        out.append("}\n");
    }
}
