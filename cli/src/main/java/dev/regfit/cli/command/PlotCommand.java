package dev.regfit.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command above those that draw: it only knows them. */
@Command(
        name = "plot",
        synopsisSubcommandLabel = "KIND",
        header = "Draw a picture: SVG, PNG, or characters of the terminal.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit plot path data.csv -t price",
            "  regfit plot path data.csv -t price -o path.svg",
            "  regfit plot residuals model.json data.csv -o residuals.png --theme dark",
            "",
            "'regfit plot KIND --help' shows the most used options of a kind."
        },
        sortOptions = false)
final class PlotCommand extends Subcommand {
    private static final Map<String, Supplier<Subcommand>> KINDS = kinds();

    @Spec
    private CommandSpec self;

    private static Map<String, Supplier<Subcommand>> kinds() {
        Map<String, Supplier<Subcommand>> kinds = new LinkedHashMap<>();
        kinds.put("path", PlotPath::new);
        kinds.put("cv", PlotCv::new);
        kinds.put("weights", PlotWeights::new);
        kinds.put("residuals", PlotResiduals::new);
        kinds.put("trace", PlotTrace::new);
        kinds.put("spectrum", PlotSpectrum::new);
        kinds.put("calibration", PlotCalibration::new);
        kinds.put("roc", PlotRoc::new);
        kinds.put("compare", PlotCompare::new);
        kinds.put("geometry", PlotGeometry::new);
        return kinds;
    }

    /** The kinds of pictures by name. */
    static List<String> names() {
        return List.copyOf(KINDS.keySet());
    }

    /** A kind of picture by its name, which is one of {@link #names}. */
    static Subcommand create(String name) {
        return KINDS.get(name).get();
    }

    /** The command with the kind named first, or all kinds if none is. */
    static CommandLine commandLine(List<String> words) {
        CommandLine line = new CommandLine(new PlotCommand());
        List<String> wanted = words.isEmpty() || !KINDS.containsKey(words.get(0)) ? names() : List.of(words.get(0));
        wanted.forEach(name -> line.addSubcommand(name, create(name)));
        return line;
    }

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun();
    }

    @Override
    public Integer call() {
        throw new ParameterException(self.commandLine(), "a kind of picture is needed: " + String.join(", ", names()));
    }
}
