package dev.regfit.model;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.regfit.data.DataProblem;
import dev.regfit.data.MomentsFormat;

/** Any text is a model and any bytes are moments, or are refused with a message. */
public final class FilesFuzz {
    private FilesFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        boolean model = input.consumeBoolean();
        try {
            if (model) {
                ModelFormat.read(input.consumeRemainingAsString());
            } else {
                MomentsFormat.read(input.consumeRemainingAsBytes());
            }
        } catch (ModelFormatException | DataProblem refusal) {
            assert refusal.getMessage() != null;
        }
    }
}
