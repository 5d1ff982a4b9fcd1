package dev.regfit.cli.export;

import dev.regfit.data.MissingPolicy;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.SettingsException;
import java.nio.file.Path;
import java.util.List;

/** A model that is to be written in another language. */
public final class Export {
    /** What is exported of the target. */
    public enum Kind {
        MEAN,
        LINEAR,
        CLASS
    }

    /**
     * What is exported.
     *
     * @param kind of prediction
     * @param threshold the probability above which it is the positive class
     * @param missing what becomes of missing values
     * @param unseenAsZero whether a text that the model does not know is none of its levels; otherwise the row has no
     *     prediction
     */
    public record Wanted(Kind kind, double threshold, MissingPolicy missing, boolean unseenAsZero) {}

    /**
     * Where it comes from.
     *
     * @param version of regfit
     * @param file name of the model's file
     * @param missing spellings of a missing value in data files
     */
    public record Source(String version, String file, List<String> missing) {}

    private final Formula formula;
    private final ExportForm form;
    private final Dialect dialect;
    private final ExportNames names;

    private Export(Formula formula, ExportForm form, Dialect dialect, ExportNames names) {
        this.formula = formula;
        this.form = form;
        this.dialect = dialect;
        this.names = names;
    }

    /**
     * A model without columns that it does not need, in one form.
     *
     * @throws SettingsException when the form cannot carry it
     */
    public static Export of(
            LinearModel model, Wanted wanted, Source source, ExportForm form, Dialect dialect, ExportNames names) {
        Ending ending = switch (wanted.kind()) {
            case MEAN -> Ending.mean(model);
            case LINEAR -> Ending.linear();
            case CLASS -> Ending.mean(model).deciding(wanted.threshold());
        };
        About about = new About(
                source.version(),
                source.file(),
                model.schema().target(),
                AboutText.lines(model, wanted, source),
                source.missing());
        Formula formula = new FormulaBuilder(model, wanted.missing(), wanted.unseenAsZero()).build(ending, about);
        Limits.check(form, formula, names);
        return new Export(formula, form, dialect, names);
    }

    /** The bytes of the exported file. */
    public byte[] write() {
        return form.form(dialect).write(formula, names);
    }

    /** The names of the columns that are read, in order: those of the model, then that of an offset. */
    public List<String> columns() {
        return formula.columns().stream().map(Column::name).toList();
    }

    /**
     * What runs the form on this machine.
     *
     * @throws SettingsException when there is nothing that could, saying what is needed
     */
    public Engine engine() {
        return Engines.find(form, dialect);
    }

    /**
     * Runs the form over rows, and holds its predictions against others.
     *
     * @param folder empty, for the files that this takes
     * @throws EngineException when the form does not run
     */
    public Comparison check(Engine engine, CheckedRows rows, Path folder) {
        List<String> answers = engine.predictions(new Engine.Task(formula, names, write(), rows, folder));
        return rows.compare(answers, formula.ending().link() == Ending.Link.IDENTITY);
    }
}
