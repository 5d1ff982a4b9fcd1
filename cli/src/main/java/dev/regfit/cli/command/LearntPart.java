package dev.regfit.cli.command;

import dev.regfit.cli.report.ByReport;
import dev.regfit.model.LinearModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was learnt from part of the rows of a table.
 *
 * @param done what is reported
 * @param rows how many were learnt from
 * @param model that was fitted, if one was
 * @param wantsRows whether the rows would tell more, if their moments were learnt from
 * @param notes what the user should know
 */
record LearntPart(ByReport.Done done, long rows, Optional<LinearModel> model, boolean wantsRows, List<String> notes) {

    /** Of a command that fits no model. */
    static LearntPart of(ByReport.Done done, Read read) {
        return new LearntPart(done, read.data().size(), Optional.empty(), false, List.of());
    }

    /** The same, what was noted of the rows standing before what was noted of the fit. */
    LearntPart noted(List<String> ofRows) {
        List<String> all = new ArrayList<>(ofRows);
        all.addAll(notes);
        return new LearntPart(done, rows, model, wantsRows, all);
    }

    /** Learns from some rows; called by several threads. */
    @FunctionalInterface
    interface Learner {
        LearntPart learn(Read rows);
    }
}
