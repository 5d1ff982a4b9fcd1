package dev.regfit.cli.command.options;

import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DataException;
import dev.regfit.data.Encoding;
import dev.regfit.data.Predictor;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.data.TableMoments;
import dev.regfit.problem.SettingsException;
import dev.regfit.solver.SolverName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What options can still choose when only moments are left of the rows. */
public final class MomentsOptions {
    private MomentsOptions() {}

    /** @throws SettingsException when the solver works on rows */
    public static void refuseSolver(SolverName solver) {
        if (solver.needsRows()) {
            throw new SettingsException(
                    "--solver %s works on rows, and moments files hold none; train on the tables, or leave it out"
                            .formatted(solver.label()));
        }
    }

    /** @throws SettingsException when the scaling is by quartiles */
    public static void refuseScaling(Scaling scaling) {
        if (scaling.needsRows()) {
            throw new SettingsException(
                    "--scale %s needs quartiles, and moments files do not tell them; train on the tables, or use another scale"
                            .formatted(scaling.label()));
        }
    }

    /**
     * Each file is a fold.
     *
     * @throws SettingsException when other folds are asked for, or there is one file only
     */
    public static void refuseFolds(FoldOptions folds, int files) {
        if (folds.isAskedFor() && !folds.isCountOf(files)) {
            throw new SettingsException("each moments file is one fold; leave out the options about folds");
        }
        if (folds.takesSingleErrors()) {
            throw new SettingsException("--metric " + folds.metricLabel()
                    + " needs the errors of single rows, which are not available from moments files");
        }
        if (files < 2) {
            throw new SettingsException("each moments file is one fold, and there is only one;"
                    + " give several (train and cv take no folds with --criterion bic)");
        }
    }

    /**
     * The features to learn from. Columns are counted as the moments hold them, the target last.
     *
     * @throws SettingsException when the options ask for what is not available from these moments
     * @throws DataException when a column does not exist
     */
    public static Schema choose(ColumnOptions columns, TableMoments moments, Encoding encoding) {
        Schema all = moments.encoded(encoding);
        List<String> names = new ArrayList<>();
        moments.schema().predictors().forEach(predictor -> names.add(predictor.name()));
        names.add(all.target());
        ColumnRoles roles = columns.resolve(names);
        if (roles.target().getAsInt() != names.size() - 1) {
            throw new SettingsException(
                    "--target: the moments were made for the target \"%s\"; make them again with another -t"
                            .formatted(all.target()));
        }
        if (!columns.selects()) {
            return all;
        }
        if (!moments.schema().isPlain()) {
            throw new SettingsException("--select and --exclude choose among columns as they are, and these moments"
                    + " are of computed terms; make them again without some");
        }
        return all.only(chosen(all, roles, moments), encoding);
    }

    private static Set<String> chosen(Schema all, ColumnRoles roles, TableMoments moments) {
        Set<String> names = new HashSet<>();
        for (int k = 0; k < all.predictors().size(); k++) {
            Predictor predictor = all.predictors().get(k);
            if (roles.predictors().contains(k)) {
                names.add(predictor.name());
            } else if (moments.policy().dropsRows() && moments.missing().of(k) > 0) {
                throw DataException.of(
                        ("column \"%s\" cannot be left out here: rows were dropped because it lacks values;"
                                        + " make the moments again without it")
                                .formatted(predictor.name()));
            }
        }
        return names;
    }
}
