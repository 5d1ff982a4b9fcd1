package dev.regfit.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a command takes, one argument a line of a resource, as its annotations say it. The build writes it: to read the
 * annotations of one command at every start would take longer than a small fit.
 */
final class OptionIndex {
    private static final String DIRECTORY = "dev/regfit/cli/command/";
    private static final String LINE_END = "\n";

    private OptionIndex() {}

    /**
     * Writes the index of each command, but not of one that has commands below it.
     *
     * @param args the directory of the resources
     */
    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]).resolve(DIRECTORY));
        for (String name : RegfitCommand.names()) {
            CommandSpec command = CommandSpec.forAnnotatedObject(RegfitCommand.create(name));
            if (command.subcommands().isEmpty() && !(command.userObject() instanceof PlotCommand)) {
                Files.writeString(directory.resolve(file(name)), String.join(LINE_END, lines(command)));
            }
        }
    }

    private static List<String> lines(CommandSpec command) {
        IdentityHashMap<Object, String> places = new IdentityHashMap<>();
        find(command.userObject(), "", places);
        List<String> lines = new ArrayList<>();
        for (ArgSpec argument : command.args()) {
            lines.add(line(argument, places));
        }
        return lines;
    }

    private static String line(ArgSpec argument, IdentityHashMap<Object, String> places) {
        try {
            String place = places.get(argument.scope().get());
            return IndexedArgument.of(argument, place + place((Field) argument.userObject()))
                    .line();
        } catch (Exception e) { // picocli's getters declare it
            throw new IllegalStateException("cannot index " + argument, e);
        }
    }

    /** Notes where the objects are whose fields are the options of a command. */
    private static void find(Object above, String place, IdentityHashMap<Object, String> places) {
        places.put(above, place);
        for (Class<?> type = above.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Mixin.class) || field.isAnnotationPresent(ArgGroup.class)) {
                    find(IndexedArgument.value(field, above), place + place(field) + IndexedArgument.BELOW, places);
                }
            }
        }
    }

    private static String place(Field field) {
        return field.getDeclaringClass().getName() + IndexedArgument.FIELD + field.getName();
    }

    /** The lines of a command, if it is indexed, each for {@link IndexedArgument#of}. */
    static Optional<List<String>> of(String command) {
        // Of the module, because a class asks the JDK's own modules first, which are not open yet.
        try (InputStream index = OptionIndex.class.getModule().getResourceAsStream(DIRECTORY + file(command))) {
            return index == null
                    ? Optional.empty()
                    : Optional.of(List.of(new String(index.readAllBytes(), StandardCharsets.UTF_8).split(LINE_END)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String command) {
        return command + ".options";
    }
}
