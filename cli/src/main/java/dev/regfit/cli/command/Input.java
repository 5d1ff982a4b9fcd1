package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.report.Report;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.SettingsException;
import java.util.List;

/**
 * The data files of a command, and what commands do with data: one implementation a kind of content. Notes are told by the
 * command, before it writes a result.
 */
interface Input {

    /**
     * Tells the format and opens nothing yet.
     *
     * @throws SettingsException when an option needs what such files do not hold
     */
    static Input of(Subcommand command, ReadingOptions reading, List<String> files) {
        InputFormat format = command.opener().isPresent() ? InputFormat.CSV : reading.format(files);
        command.refuseFor(format);
        return switch (format) {
            case CSV, PARQUET -> new TableInput(command, reading, files);
            case SVMLIGHT -> new SvmlightInput(command, files);
            case MOMENTS -> new MomentsInput(files);
        };
    }

    /** Reads what the command learns from. */
    Read learn(LearningCommand command, Wish wish);

    /** Reads the rows that a model was trained on once more, as they were taken then. */
    TrainedOn trainedOn(LinearModel model);

    /** Reads rows with a known target and hands over what models fit to each. */
    Scored score(Scoring scoring, Scoring.Sink sink);

    /** Reads rows and hands over what a model fits to each. */
    void predict(LinearModel model, Predicting predicting, Predicting.Sink sink);

    /** Looks the data over. */
    Report inspect(ColumnOptions columns);

    /**
     * Opens the data as a table.
     *
     * @param otherwise why there must be one, and what to do where there is none
     * @throws SettingsException with these words where there is none
     */
    Table table(CellReading known, String otherwise);
}
