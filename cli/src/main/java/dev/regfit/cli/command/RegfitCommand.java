package dev.regfit.cli.command;

import dev.regfit.cli.command.options.Version;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command above all others: it only knows them. */
@Command(
        name = RegfitCommand.NAME,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Regularised linear regression: CSV in, a proven optimum out.",
        footer = {
            "",
            "Examples:",
            "  regfit train data.csv --penalty l1 --alpha 0.01 -o model.json",
            "  cat part-*.csv | regfit train - -t price --penalty l2 --alpha 10",
            "  regfit predict model.json new.csv > predictions.csv",
            "",
            "'regfit COMMAND --help' shows a command's most used options, --help-all all."
        })
final class RegfitCommand implements Runnable {
    static final String NAME = "regfit";
    /** The names that picocli gives the option. */
    private static final String[] VERSION = {"-V", "--version"};

    private static final Map<String, Supplier<Subcommand>> COMMANDS = commands();

    private final Console console;
    private final Optional<TableOpener> opener;

    @Spec
    private CommandSpec spec;

    RegfitCommand(Console console, Optional<TableOpener> opener) {
        this.console = console;
        this.opener = opener;
    }

    private static Map<String, Supplier<Subcommand>> commands() {
        Map<String, Supplier<Subcommand>> commands = new LinkedHashMap<>();
        commands.put("train", TrainCommand::new);
        commands.put("path", PathCommand::new);
        commands.put("cv", CvCommand::new);
        commands.put("compare", CompareCommand::new);
        commands.put("moments", MomentsCommand::new);
        commands.put("predict", PredictCommand::new);
        commands.put("evaluate", EvaluateCommand::new);
        commands.put("show", ShowCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("inspect", InspectCommand::new);
        commands.put("spectrum", SpectrumCommand::new);
        commands.put("transform", TransformCommand::new);
        commands.put("plot", PlotCommand::new);
        commands.put("export", ExportCommand::new);
        commands.put(CompletionCommand.NAME, CompletionCommand::new);
        commands.put(ManCommand.NAME, ManCommand::new);
        return commands;
    }

    static List<String> names() {
        return List.copyOf(COMMANDS.keySet());
    }

    /** Whether a command line may be one that names a command, be it in the wrong place. */
    static boolean isNamed(String[] words) {
        return Arrays.stream(words).anyMatch(COMMANDS::containsKey);
    }

    /** Whether the version is asked for and nothing else. */
    static boolean isVersion(String[] words) {
        return words.length == 1 && List.of(VERSION).contains(words[0]);
    }

    /** A command by its name, which is one of {@link #names}. */
    static Subcommand create(String name) {
        return COMMANDS.get(name).get();
    }

    /**
     * A command line that knows the command named first, or all commands if none is: to learn the options of them all
     * takes longer than a small fit.
     */
    static CommandLine commandLine(Console console, String[] args) {
        return commandLine(console, Optional.empty(), args);
    }

    /** @param opener of tables that are not files of this machine, if there is one */
    static CommandLine commandLine(Console console, Optional<TableOpener> opener, String[] args) {
        CommandLine line = new CommandLine(new RegfitCommand(console, opener));
        if (args.length > 0 && COMMANDS.containsKey(args[0])) {
            line.addSubcommand(args[0], commandLine(args[0], List.of(args).subList(1, args.length)));
        } else {
            COMMANDS.keySet().forEach(name -> line.addSubcommand(name, commandLine(name, List.of())));
            line.addSubcommand(new HelpCommand());
        }
        provideVersion(line);
        return line;
    }

    /**
     * A command line that knows of each command its name and what it is for: enough where none is named. To learn the
     * options of them all takes ten times as long as to start.
     */
    static CommandLine outline(Console console, Optional<TableOpener> opener) {
        CommandLine line = new CommandLine(new RegfitCommand(console, opener));
        for (String name : COMMANDS.keySet()) {
            CommandSpec command = CommandSpec.create().name(name);
            command.usageMessage()
                    .header(create(name).getClass().getAnnotation(Command.class).header());
            line.addSubcommand(name, command);
        }
        line.addSubcommand(new HelpCommand());
        provideVersion(line);
        return line;
    }

    /** A command line that only tells the version. */
    static CommandLine versionOnly(Console console) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(new RegfitCommand(console, Optional.empty()))
                .name(NAME)
                .addOption(OptionSpec.builder(VERSION).versionHelp(true).build());
        CommandLine line = new CommandLine(spec);
        provideVersion(line);
        return line;
    }

    /** @param words behind the command's name */
    private static CommandLine commandLine(String name, List<String> words) {
        Subcommand command = create(name);
        return command instanceof PlotCommand ? PlotCommand.commandLine(words) : new CommandLine(command);
    }

    /** Not by annotation: a mixin's version is asked for at every start, and this one looks for the Vector API. */
    private static void provideVersion(CommandLine line) {
        IVersionProvider version = new Version();
        provideVersion(line, version);
    }

    private static void provideVersion(CommandLine line, IVersionProvider version) {
        line.getCommandSpec().versionProvider(version);
        line.getSubcommands().values().forEach(command -> provideVersion(command, version));
    }

    Console console() {
        return console;
    }

    Optional<TableOpener> opener() {
        return opener;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed");
    }
}
