package dev.regfit.cli.command.options;

import dev.regfit.cli.export.Dialect;
import dev.regfit.cli.export.ExportForm;
import dev.regfit.cli.export.ExportNames;
import dev.regfit.problem.SettingsException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What a model is exported to, and under which names. */
public final class ExportOptions {
    private static final Pattern CLASS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_]+");
    private static final String USUAL_CLASS = "RegfitModel";
    private static final String USUAL_TABLE = "data";

    @MostUsed
    @Option(
            names = "--to",
            required = true,
            paramLabel = "FORM",
            converter = FormConverter.class,
            description = "sql, excel, pmml, onnx, python, r, java, javascript, c, awk or json.")
    private ExportForm form;

    @MostUsed
    @Option(
            names = "--dialect",
            paramLabel = "NAME",
            converter = DialectConverter.class,
            description = "Of SQL: ansi (the default), postgresql, bigquery, sqlite or duckdb.")
    private Dialect dialect;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = {
                "The table that the SQL query reads (default: data); a point stands",
                "between schema and table."
            })
    private String table;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = {"Name of the function, or of the column of predictions (default:", "predict or prediction)."
            })
    private String name;

    public ExportForm form() {
        return form;
    }

    /** The dialect asked for, or the usual one. */
    public Dialect dialect() {
        return dialect == null ? Dialect.ANSI : dialect;
    }

    /**
     * The names asked for, or the usual ones.
     *
     * @param output name of the file that is written, or null
     * @throws SettingsException when an option does not go with the form
     */
    public ExportNames names(String output) {
        if (form != ExportForm.SQL && dialect != null) {
            throw new SettingsException("--dialect is for --to sql, not --to " + form.label());
        }
        if (form != ExportForm.SQL && table != null) {
            throw new SettingsException("--table is for --to sql, not --to " + form.label());
        }
        if (form == ExportForm.AWK && name != null) {
            throw new SettingsException("--name: --to awk writes a whole program, which has nothing to name");
        }
        return new ExportNames(
                name == null ? form.usualName() : name, table == null ? USUAL_TABLE : table, type(output));
    }

    /** The class, which the compiler wants to be called as its file. */
    private String type(String output) {
        if (output == null || form != ExportForm.JAVA) {
            return USUAL_CLASS;
        }
        String file = Path.of(output).getFileName().toString();
        if (!file.endsWith(".java")) {
            return USUAL_CLASS;
        }
        String stem = file.substring(0, file.length() - ".java".length());
        if (!CLASS.matcher(stem).matches()) {
            throw new SettingsException(
                    "--output %s: Java wants a class to be called as its file; name it such as %s.java"
                            .formatted(output, suggestion(stem)));
        }
        return stem;
    }

    private static String suggestion(String stem) {
        StringBuilder words = new StringBuilder();
        NOT_IN_NAMES
                .splitAsStream(stem)
                .filter(word -> !word.isEmpty())
                .forEach(word ->
                        words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1)));
        return CLASS.matcher(words).matches() ? words.toString() : USUAL_CLASS;
    }

    /** Reads a form by its name. */
    static final class FormConverter implements ITypeConverter<ExportForm> {
        @Override
        public ExportForm convert(String text) {
            return Labels.find(text, ExportForm.values(), ExportForm::label);
        }
    }

    /** Reads a dialect by its name. */
    static final class DialectConverter implements ITypeConverter<Dialect> {
        @Override
        public Dialect convert(String text) {
            return Labels.find(text, Dialect.values(), Dialect::label);
        }
    }
}
