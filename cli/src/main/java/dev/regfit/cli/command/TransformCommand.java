package dev.regfit.cli.command;

import dev.regfit.cli.command.options.KeptFile;
import dev.regfit.cli.command.options.MostUsed;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.TransformOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.DelimitedTable;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.cli.table.ScaledColumns;
import dev.regfit.cli.table.Spool;
import dev.regfit.data.CellReading;
import dev.regfit.data.Scales;
import dev.regfit.model.ScalesFormat;
import dev.regfit.problem.SettingsException;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rewrites tables, row by row in constant memory. */
@Command(
        name = "transform",
        header = "Scale rows or columns: CSV in, CSV out.",
        description = {
            "Terms are added first, then logarithms taken, columns scaled, and rows divided by their norm.",
            "All else passes through byte for byte."
        },
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit transform data.csv --rows l2 > unit.csv",
            "  regfit transform train.csv --columns standard --save scales.json -o out.csv",
            "  regfit transform new.csv --apply scales.json"
        },
        sortOptions = false)
final class TransformCommand extends Subcommand {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "DATA",
            description = "CSV files with the same columns, plain or compressed; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nWhat to do:%n")
    private final TransformOptions wanted = new TransformOptions();

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @MostUsed
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE instead of standard output.")
    private String output;

    @Override
    FilesOfRun filesOfRun() {
        FilesOfRun all = new FilesOfRun().reads(files).writes("--output", output, Content.SAME_TABLE);
        return (wanted.apply() == null ? all : all.reads(List.of(wanted.apply())))
                .writes("--save", wanted.save(), Content.SCALES);
    }

    @Override
    public Integer call() {
        wanted.check();
        if (!reading.format(files).holds(InputFormat.Part.TEXT)) {
            throw new SettingsException("transform rewrites tables of text, and these files are none;"
                    + " train scales columns itself: --scale");
        }
        try (OutputFile file = OutputFile.open(output);
                OutputFile saved = OutputFile.open(wanted.save())) {
            ResultWriter out = file == null ? console().out() : file.writer();
            if (wanted.apply() != null) {
                apply(out);
            } else {
                Scales scales = wanted.scaling().isPresent() ? inTwoPasses(out) : inOnePass(out);
                if (saved != null) {
                    saved.writer().write(ScalesFormat.write(scales, Version.number()));
                }
            }
            out.flush();
            commit(saved);
            commit(file);
            return ExitCode.DONE;
        }
    }

    private static void commit(OutputFile file) {
        if (file != null) {
            file.commit();
        }
    }

    /** Transforms as rows come in. Returns what was done. */
    private Scales inOnePass(ResultWriter out) {
        try (DelimitedTable table = open(out)) {
            Scales scales = wanted.wanted(table);
            table.rewrite(ScaledColumns.toLearn(table).rewriting(scales), out::bytes);
            notes(table, wanted.notes(table));
            return scales;
        }
    }

    /** Does what a file says, or takes it back. */
    private void apply(ResultWriter out) {
        Scales scales = KeptFile.read(wanted.apply(), "file of scales", ScalesFormat::read);
        if (wanted.inverse() && scales.rows().isPresent()) {
            throw new SettingsException(
                    "--inverse: %s divides rows by their norm, which is not kept, and cannot be undone"
                            .formatted(wanted.apply()));
        }
        try (DelimitedTable table = open(out)) {
            ScaledColumns columns = ScaledColumns.ofKnown(table, wanted.apply());
            table.rewrite(wanted.inverse() ? columns.undoing(scales) : columns.rewriting(scales), out::bytes);
            notes(table, List.of());
        }
    }

    private DelimitedTable open(ResultWriter out) {
        return watched(reading.openText(files, console().in(), CellReading.USUAL, out::flush));
    }

    /** Learns scales, and reads the data again to use them. Returns what was done. */
    private Scales inTwoPasses(ResultWriter out) {
        try (Spool spool = Spool.of(files, console().in())) {
            Scales scales;
            String checksum;
            try (DelimitedTable table = watched(reading.open(spool.sources()))) {
                Scales first = wanted.wanted(table);
                scales = ScaledColumns.toLearn(table)
                        .learn(
                                first,
                                wanted.chosen(table, first),
                                wanted.scaling().get());
                checksum = table.checksum();
                notes(table, wanted.notes(table));
            }
            try (DelimitedTable table = watched(reading.open(spool.sources()))) {
                table.rewrite(ScaledColumns.toLearn(table).rewriting(scales), out::bytes);
                if (!table.checksum().equals(checksum)) {
                    throw DataException.of("the data have changed while they were read twice; run this again");
                }
            }
            return scales;
        }
    }
}
