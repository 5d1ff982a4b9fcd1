package dev.regfit.cli.command.options;

import dev.regfit.cli.table.InputFormat;
import dev.regfit.data.Encoding;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How text columns become numbers. */
public final class EncodingOption {
    /** Reads a choice by its name. */
    static final class Converter implements ITypeConverter<Choice> {
        @Override
        public Choice convert(String text) {
            return Labels.find(text, Choice.values(), Choice::name);
        }
    }

    /** What can be asked for. */
    enum Choice {
        auto,
        onehot,
        dummy
    }

    @Needs(InputFormat.Part.COLUMNS)
    @Option(
            names = "--encode",
            paramLabel = "HOW",
            converter = Converter.class,
            description = {
                "Text columns: onehot, an indicator for each level (one for two);",
                "dummy, none for the first level; auto (the default): dummy without",
                "a penalty, otherwise onehot."
            })
    private Choice choice = Choice.auto;

    /** The encoding, which {@code auto} leaves to the penalty: without one, one-hot columns are collinear. */
    public Encoding encoding(boolean penalized, boolean intercept) {
        Encoding encoding = switch (choice) {
            case onehot -> Encoding.ONEHOT;
            case dummy -> Encoding.DUMMY;
            case auto -> penalized ? Encoding.ONEHOT : Encoding.DUMMY;
        };
        return encoding.with(intercept);
    }
}
