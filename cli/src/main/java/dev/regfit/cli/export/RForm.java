package dev.regfit.cli.export;

import java.util.List;

/** A script in base R: a function of a data frame, all rows at once, and a filter of CSV files. */
final class RForm extends ProgramForm {
    private static final List<String> USE = List.of(
            "Use: Rscript FILE.R DATA.csv, or source it and call the function with a data frame whose names are those of"
                    + " the columns (check.names = FALSE). NA is missing; NA is returned where there is no prediction.");

    private static final String HELPERS = """
            # names that this file shares with whoever sources it begin with a point
            .regfit_missing <- function(x) is.na(x) | trimws(as.character(x)) %in% .regfit$missing

            .regfit_number <- function(data, name) {
              x <- data[[name]]
              if (is.null(x)) stop("no column ", dQuote(name))
              if (is.factor(x)) x <- as.character(x)
              if (is.character(x)) x[.regfit_missing(x)] <- NA
              as.numeric(x)
            }

            .regfit_level <- function(data, name, levels, missing) {
              x <- data[[name]]
              if (is.null(x)) stop("no column ", dQuote(name))
              k <- match(enc2utf8(as.character(x)), levels, nomatch = length(levels) + 2L) - 1L
              k[.regfit_missing(x)] <- missing
              k
            }

            .regfit_or <- function(value, otherwise) ifelse(is.na(value), otherwise, value)

            """;

    private static final String MAIN = """

            if (sys.nframe() == 0L) {
              .regfit$args <- commandArgs(trailingOnly = TRUE)
              .regfit$data <- read.csv(
                if (length(.regfit$args) > 0) .regfit$args[1] else file("stdin"),
                check.names = FALSE, colClasses = "character", na.strings = character(), encoding = "UTF-8"
              )
              Encoding(names(.regfit$data)) <- "UTF-8"
              .regfit$value <- FUNCTION(.regfit$data)
              .regfit$shown <- if (is.character(.regfit$value)) {
                ifelse(grepl("[\\",\\r\\n]", .regfit$value), paste0("\\"", gsub("\\"", "\\"\\"", .regfit$value), "\\""), .regfit$value)
              } else {
                sprintf("%.17g", .regfit$value)
              }
              .regfit$shown[is.na(.regfit$value)] <- ""
              writeLines(c("prediction", enc2utf8(.regfit$shown)), useBytes = TRUE)
            }
            """;

    @Override
    public byte[] write(Formula formula, ExportNames names) {
        StringBuilder out = new StringBuilder();
        out.append(comment(formula, USE, "#"));
        out.append("\n.regfit <- new.env()\n");
        out.append(".regfit$missing <- c(")
                .append(Quote.list(formula.about().missing(), Quote::r))
                .append(")\n");
        for (int k : formula.places(true)) {
            out.append(".regfit$levels%d <- c(%s)\n"
                    .formatted(k, Quote.list(formula.columns().get(k).levels(), Quote::r)));
        }
        for (int p = 0; p < formula.parts().size(); p++) {
            if (!formula.parts().get(p).texts().isEmpty()) {
                out.append(".regfit$weights%d <- c(%s)\n"
                        .formatted(p, literals(formula.parts().get(p).weights())));
            }
        }
        out.append('\n').append(HELPERS);
        function(out, formula, names.prediction());
        out.append(MAIN.replace("FUNCTION", names.prediction()));
        return Form.bytes(out);
    }

    private void function(StringBuilder out, Formula formula, String name) {
        out.append("# The predictions for the rows of a data frame.\n%s <- function(data) {\n".formatted(name));
        for (int k = 0; k < formula.columns().size(); k++) {
            Column column = formula.columns().get(k);
            String read = column.text()
                    ? "  k%d <- .regfit_level(data, %s, .regfit$levels%d, %dL)\n"
                            .formatted(k, Quote.r(column.name()), k, column.missingLevel())
                    : "  x%d <- .regfit_number(data, %s)\n".formatted(k, Quote.r(column.name()));
            out.append(read);
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
        for (int p = 0; p < formula.parts().size(); p++) {
            out.append("  f <- f + ").append(addend(formula, p)).append('\n');
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

    @Override
    String number(int column) {
        return "x" + column;
    }

    @Override
    String level(int column) {
        return "k" + column;
    }

    @Override
    String power(String x, int degree) {
        return x + "^" + degree;
    }

    @Override
    String log(String x) {
        return "log(" + x + ")";
    }

    @Override
    String indicator(String condition) {
        return "as.numeric(" + condition + ")";
    }

    @Override
    String isNaN(String x) {
        return "is.na(" + x + ")";
    }

    @Override
    String weight(int part, String place) {
        return ".regfit$weights%d[%s + 1]".formatted(part, place);
    }

    @Override
    String or(String value, String otherwise) {
        return ".regfit_or(%s, %s)".formatted(value, otherwise);
    }

    @Override
    String nan() {
        return "NA";
    }
}
