package dev.regfit.cli.report;

import dev.regfit.model.LinearModel;
import dev.regfit.problem.Groups;
import java.util.Arrays;

/** How much groups of weights count. */
record GroupSizes(LinearModel model) {

    /** ‖w·sd(x)‖₂ of a group, or ‖w‖₂ where deviations are not known. */
    double size(Groups.Group group) {
        return Math.sqrt(Arrays.stream(group.columns())
                .mapToDouble(j -> WeightOrder.size(model, j))
                .map(size -> size * size)
                .sum());
    }

    /** ‖w·sd(x)‖₂/sd(y); of a constant target NaN. */
    double standardized(Groups.Group group) {
        double target = model.training().deviations().orElseThrow().target();
        return target > 0 ? size(group) / target : Double.NaN;
    }
}
