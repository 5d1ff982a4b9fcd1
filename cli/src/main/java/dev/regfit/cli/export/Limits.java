package dev.regfit.cli.export;

import dev.regfit.problem.SettingsException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the forms cannot carry: the only place that refuses a model or a name. */
final class Limits {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern R_IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*");

    private final ExportForm form;
    private final Formula formula;
    private final ExportNames names;

    private Limits(ExportForm form, Formula formula, ExportNames names) {
        this.form = form;
        this.formula = formula;
        this.names = names;
    }

    /** @throws SettingsException when the form cannot carry the formula */
    static void check(ExportForm form, Formula formula, ExportNames names) {
        Limits limits = new Limits(form, formula, names);
        limits.name();
        Optional<String> reason = switch (form) {
            case SQL, PYTHON, R, JAVA, JAVASCRIPT, AWK, JSON -> Optional.empty();
            case C ->
                limits.texts()
                        .filter(text -> text.indexOf('\0') >= 0)
                        .findFirst()
                        .map(text -> "a name or level holds the character NUL, which ends texts");
            case PMML -> limits.xml();
            case ONNX -> limits.onnx();
            case EXCEL -> limits.xml().or(limits::sheets);
        };
        reason.ifPresent(why -> {
            throw new SettingsException(
                    "--to %s cannot carry this model: %s; --to python can".formatted(form.label(), why));
        });
    }

    private void name() {
        String name = names.prediction();
        boolean wrong = form.isProgram()
                && !(form == ExportForm.R ? R_IDENTIFIER : IDENTIFIER)
                        .matcher(name)
                        .matches();
        if (wrong || name.isEmpty()) {
            throw new SettingsException("--name %s: the name of a function is letters, digits and _".formatted(name));
        }
        boolean taken =
                formula.columns().stream().anyMatch(column -> column.name().equalsIgnoreCase(name))
                        || (form == ExportForm.PMML && formula.about().target().equals(name));
        if (taken && !form.isProgram() && form != ExportForm.ONNX) {
            throw new SettingsException(
                    "\"%s\" is a column of the model, and cannot be that of predictions too; --name gives it another name"
                            .formatted(name));
        }
        if (form == ExportForm.ONNX && (name.equals(OnnxForm.NUMBERS) || name.equals(OnnxForm.TEXTS))) {
            throw new SettingsException("--name %s: that is the name of an input; take another".formatted(name));
        }
    }

    /** All names and levels. */
    private Stream<String> texts() {
        return Stream.concat(
                formula.columns().stream()
                        .flatMap(column -> Stream.concat(Stream.of(column.name()), column.levels().stream())),
                Stream.of(formula.about().target()));
    }

    private Optional<String> xml() {
        return texts().anyMatch(text -> !Xml.canHold(text))
                ? Optional.of("a name or level holds a control character, which XML cannot")
                : Optional.empty();
    }

    private Optional<String> onnx() {
        if (formula.columns().isEmpty()) {
            return Optional.of("it needs no column, and a graph needs an input");
        }
        return formula.columns().stream().anyMatch(column -> column.levels().contains(""))
                ? Optional.of("the empty text is a level, and stands for missing there")
                : Optional.empty();
    }

    private Optional<String> sheets() {
        int texts = formula.places(true).size();
        int widest = Math.max(formula.columns().size() + 1, formula.parts().size() + texts + 1);
        if (widest > Sheet.MOST_COLUMNS) {
            return Optional.of(
                    "a sheet has at most %,d columns, and it needs %,d".formatted(Sheet.MOST_COLUMNS, widest));
        }
        int longest = formula.parts().stream()
                .mapToInt(part -> part.weights().length)
                .max()
                .orElse(0);
        if (longest >= Sheet.MOST_ROWS) {
            return Optional.of(
                    "a sheet has at most %,d rows, and it needs %,d".formatted(Sheet.MOST_ROWS, longest + 1));
        }
        return texts().anyMatch(text -> text.length() > Sheet.LONGEST_CELL)
                ? Optional.of("a name or level is longer than a cell can be")
                : Optional.empty();
    }
}
