package dev.regfit.cli.export;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A script in base R: a function of a data frame, all rows at once, and a filter of CSV files. */
final class RForm extends NanForm {
    private static final Syntax SYNTAX =
            new Syntax("x%d", "k%d", "is.na(x%d)", "%s^%d", "log(%s)", "==", "as.numeric(%s)", "weights%d[%s + 1]");

    private static final List<String> USE = List.of(
            "Use: Rscript FILE.R DATA.csv, or source it and call the function with a data frame whose names are those of"
                    + " the columns (check.names = FALSE). NA is missing; NA is returned where there is no prediction.");

    /** From so many parts on those that are weights times numbers are added in a loop: R compiles a long function slowly. */
    private static final int MANY = 200;

    private static final String LOOP = """
              for (j in seq_along(weights)) {
                addend <- weights[j] * read_number(data, names[j])
                f <- f + value_or(addend, fills[j])
              }
            """;

    private static final String HELPERS = """
            is_missing <- function(x) is.na(x) | trimws(as.character(x)) %in% missing_texts

            read_number <- function(data, name) {
              x <- data[[name]]
              if (is.null(x)) stop("no column ", dQuote(name))
              if (is.factor(x)) x <- as.character(x)
              if (!is.character(x)) return(as.numeric(x))
              x[is_missing(x)] <- NA
              x <- trimws(x)
              value <- rep(NA_real_, length(x))
              written <- grepl("^@NUMBER@$", x, useBytes = TRUE)
              value[written] <- as.numeric(x[written])
              wrong <- which(!is.na(x) & !is.finite(value))[1]
              if (!is.na(wrong)) {
                stop("row ", wrong, ": column \\"", name, "\\": \\"", x[wrong], "\\" is not a finite number", call. = FALSE)
              }
              value
            }

            read_level <- function(data, name, levels, missing) {
              x <- data[[name]]
              if (is.null(x)) stop("no column ", dQuote(name))
              k <- match(enc2utf8(as.character(x)), levels, nomatch = length(levels) + 2L) - 1L
              k[is_missing(x)] <- missing
              k
            }

            value_or <- function(value, otherwise) ifelse(is.na(value), otherwise, value)

            """;

    private static final String MAIN = """
            })

            if (sys.nframe() == 0L) local({
              args <- commandArgs(trailingOnly = TRUE)
              data <- read.csv(
                if (length(args) > 0) args[1] else file("stdin"),
                check.names = FALSE, colClasses = "character", na.strings = character(), encoding = "UTF-8"
              )
              Encoding(names(data)) <- "UTF-8"
              value <- tryCatch(FUNCTION(data), error = function(e) {
                writeLines(paste0(if (length(args) > 0) args[1] else "standard input", ": ", conditionMessage(e)), stderr())
                quit(save = "no", status = 1)
              })
              if (is.character(value)) {
                quoted <- grepl("[\\",\\r\\n]", value)
                shown <- ifelse(quoted, paste0("\\"", gsub("\\"", "\\"\\"", value), "\\""), value)
              } else {
                shown <- sprintf("%.17g", value)
              }
              shown[is.na(value)] <- ""
              writeLines(c("prediction", enc2utf8(shown)), useBytes = TRUE)
            })
            """;

    RForm() {
        super(SYNTAX, "value_or(%s, %s)", "NA");
    }

    @Override
    public byte[] write(Formula formula, ExportNames names) {
        StringBuilder out = new StringBuilder();
        out.append(comment(formula, USE, "#"));
        out.append("\n%s <- local({\n".formatted(names.prediction()));
        out.append("missing_texts <- c(")
                .append(Quote.list(formula.about().missing(), Quote::r))
                .append(")\n");
        for (int k : formula.places(true)) {
            out.append("levels%d <- c(%s)\n"
                    .formatted(k, Quote.list(formula.columns().get(k).levels(), Quote::r)));
        }
        for (int p = 0; p < formula.parts().size(); p++) {
            if (!formula.parts().get(p).texts().isEmpty()) {
                out.append("weights%d <- c(%s)\n"
                        .formatted(p, literals(formula.parts().get(p).weights())));
            }
        }
        loop(out, formula);
        out.append('\n').append(HELPERS.replace(NUMBER_MARK, NUMBER));
        function(out, formula);
        out.append(MAIN.replace("FUNCTION", names.prediction()));
        return Form.bytes(out);
    }

    /** The places of parts that are weights times numbers, if there are many. */
    private static Set<Integer> looped(Formula formula) {
        Set<Integer> looped = new TreeSet<>();
        for (int p = 0; p < formula.parts().size() && formula.parts().size() >= MANY; p++) {
            Part part = formula.parts().get(p);
            boolean isPlain = part.texts().isEmpty()
                    && part.factors().size() == 1
                    && part.factors().get(0).kind() == Factor.Kind.PLAIN;
            if (isPlain) {
                looped.add(p);
            }
        }
        return looped;
    }

    /** The columns that have a variable: those with a condition, and those of parts that are written out. */
    private static Set<Integer> variables(Formula formula, Set<Integer> looped) {
        Set<Integer> columns = new TreeSet<>();
        for (int k = 0; k < formula.columns().size(); k++) {
            Column column = formula.columns().get(k);
            if (column.text() || column.required() || column.positive()) {
                columns.add(k);
            }
        }
        for (int p = 0; p < formula.parts().size(); p++) {
            if (!looped.contains(p)) {
                formula.parts().get(p).factors().forEach(factor -> columns.add(factor.column()));
            }
        }
        return columns;
    }

    private void loop(StringBuilder out, Formula formula) {
        List<Part> parts = looped(formula).stream().map(formula.parts()::get).toList();
        if (parts.isEmpty()) {
            return;
        }
        out.append("names <- c(")
                .append(Quote.list(
                        parts,
                        part -> Quote.r(formula.columns()
                                .get(part.factors().get(0).column())
                                .name())))
                .append(")\nweights <- c(")
                .append(Quote.list(parts, part -> literal(part.weight())))
                .append(")\nfills <- c(")
                .append(Quote.list(parts, part -> literal(part.ifMissing())))
                .append(")\n");
    }

    private void function(StringBuilder out, Formula formula) {
        out.append("# The predictions for the rows of a data frame.\nfunction(data) {\n");
        Set<Integer> looped = looped(formula);
        Set<Integer> read = variables(formula, looped);
        for (int k = 0; k < formula.columns().size(); k++) {
            Column column = formula.columns().get(k);
            if (!read.contains(k)) {
                continue;
            }
            String line = column.text()
                    ? "  k%d <- read_level(data, %s, levels%d, %dL)\n"
                            .formatted(k, Quote.r(column.name()), k, column.missingLevel())
                    : "  x%d <- read_number(data, %s)\n".formatted(k, Quote.r(column.name()));
            out.append(line);
        }
        out.append("  refused <- rep(FALSE, nrow(data))\n");
        for (String refusal : refusals(formula)) {
            out.append("  refused <- refused | ").append(refusal).append('\n');
        }
        for (int k : formula.places(false)) {
            if (formula.columns().get(k).positive()) {
                // a row without a prediction may still be computed, but without a warning
                out.append("  x%d[which(x%d <= 0)] <- NA\n".formatted(k, k));
            }
        }
        out.append("  f <- rep(").append(literal(formula.intercept())).append(", nrow(data))\n");
        if (!looped.isEmpty()) {
            out.append(LOOP);
        }
        for (int p = 0; p < formula.parts().size(); p++) {
            if (!looped.contains(p)) {
                out.append("  f <- f + ").append(addend(formula, p)).append('\n');
            }
        }
        out.append("  f[which(refused)] <- NA\n  f[!is.finite(f)] <- NA\n");
        Ending ending = formula.ending();
        out.append(
                switch (ending.link()) {
                    case IDENTITY -> "  mean <- f\n";
                    case LOGISTIC -> "  e <- exp(-abs(f))\n  mean <- ifelse(f > 0, 1 - e / (1 + e), e / (1 + e))\n";
                    case EXP -> "  mean <- " + literal(ending.factor()) + " * exp(f)\n";
                });
        out.append(ending.classes()
                .map(classes -> "  ifelse(mean > %s, %s, %s)\n"
                        .formatted(
                                literal(ending.threshold()), Quote.r(classes.positive()), Quote.r(classes.negative())))
                .orElse("  mean\n"));
        out.append("}\n");
    }
}
