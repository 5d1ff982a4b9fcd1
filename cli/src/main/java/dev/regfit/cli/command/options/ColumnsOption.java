package dev.regfit.cli.command.options;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Columns that an option may be given, or not. */
final class ColumnsOption {
    private ColumnsOption() {}

    /** Leaves options and files to others, so that DATA may follow an option whose columns may be left out. */
    static final class IfColumns implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            boolean attached = "=".equals(info.get("separator"));
            if (!attached && (args.isEmpty() || args.peek().startsWith("-") || isFile(args.peek()))) {
                args.push(((OptionSpec) option).fallbackValue());
            }
            return false;
        }

        private static boolean isFile(String text) {
            try {
                return Files.exists(Path.of(text));
            } catch (InvalidPathException e) {
                return false;
            }
        }
    }
}
