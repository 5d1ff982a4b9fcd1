package dev.regfit.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a shard as {@link ShardReader} reads it: texts in UTF-8 behind their length, lists behind their size. */
final class ShardWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    byte[] written() {
        return bytes.toByteArray();
    }

    void bytes(byte[] some) {
        bytes.writeBytes(some);
    }

    void number(int value) {
        attempt(() -> out.writeInt(value));
    }

    void shard(Shard shard) {
        text(shard.version());
        texts(shard.files());
        text(shard.checksum());
        text(shard.weights());
        number(shard.cells().decimal());
        texts(shard.cells().missing());
        TableMoments table = shard.moments();
        text(table.policy().label());
        columns(table.columns());
        attempt(() -> {
            missing(table.missing());
            moments(table.moments());
            for (double standIn : table.standIns()) {
                out.writeDouble(standIn);
            }
        });
    }

    private void columns(MomentColumns columns) {
        Schema schema = columns.schema();
        text(schema.target());
        number(schema.predictors().size());
        for (Predictor predictor : schema.predictors()) {
            text(predictor.name());
            number(predictor.text() ? 1 : 0);
            texts(predictor.levels());
        }
        number(schema.terms().size());
        schema.terms().forEach(this::term);
        number(columns.incomplete().size());
        columns.incomplete().forEach(this::texts);
        if (schema.transform() != TargetTransform.NONE) {
            text(schema.transform().label());
        }
    }

    private void term(Term term) {
        if (term instanceof Term.Interaction interaction) {
            number(ShardReader.INTERACTION);
            number(interaction.factors().size());
            interaction.factors().forEach(this::term);
        } else if (term instanceof Term.Power power) {
            number(power.degree());
            text(power.column());
        } else {
            number(term instanceof Term.Log ? ShardReader.LOG : ShardReader.MAIN);
            text(((Term.Factor) term).column());
        }
    }

    private void missing(MissingCounts missing) throws IOException {
        for (int k = 0; k < missing.inputs(); k++) {
            out.writeLong(missing.of(k));
            out.writeInt(missing.isInKeptRows(k) ? 1 : 0);
        }
        out.writeLong(missing.targets());
        out.writeLong(missing.offeredRows());
        out.writeLong(missing.incompleteRows());
        out.writeLong(missing.droppedRows());
    }

    private void moments(Moments moments) throws IOException {
        out.writeLong(moments.rows());
        out.writeDouble(moments.weight());
        for (int j = 0; j < moments.columns(); j++) {
            out.writeDouble(moments.mean(j));
            out.writeDouble(moments.minimum(j));
            out.writeDouble(moments.maximum(j));
        }
        for (int i = 0; i < moments.columns(); i++) {
            for (int j = i; j < moments.columns(); j++) {
                out.writeDouble(moments.product(i, j));
            }
        }
    }

    private void texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
    }

    private void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes(encoded);
    }

    private interface Action {
        void run() throws IOException;
    }

    /** Writing to memory does not fail. */
    private static void attempt(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
