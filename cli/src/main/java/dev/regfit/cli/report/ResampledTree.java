package dev.regfit.cli.report;

import dev.regfit.model.Bootstrap;
import dev.regfit.model.Bootstrap.Spread;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Resampled;
import dev.regfit.model.Stability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What fits of rows drawn at random tell, as it stands in JSON reports. */
final class ResampledTree {
    private ResampledTree() {}

    /** Adds what was asked for. */
    static void add(Map<String, Object> tree, LinearModel model) {
        List<String> names = model.schema().features();
        Resampled resampled = model.training().appraisal().resampled();
        resampled.stability().ifPresent(stability -> tree.put("stability", stability(stability, names)));
        resampled.bootstrap().ifPresent(bootstrap -> tree.put("bootstrap", bootstrap(bootstrap, names)));
    }

    private static Map<String, Object> stability(Stability stability, List<String> names) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("subsamples", stability.subsamples());
        tree.put("seed", stability.seed());
        tree.put("not_converged", stability.unproven());
        tree.put("mean_selected", stability.selected());
        tree.put("threshold", Stability.THRESHOLD);
        tree.put("most_by_chance", stability.mostByChance());
        List<Map<String, Object>> selected = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("name", names.get(j));
            column.put("selected", stability.probabilities()[j]);
            selected.add(column);
        }
        tree.put("selected", selected);
        return tree;
    }

    private static Map<String, Object> bootstrap(Bootstrap bootstrap, List<String> names) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("samples", bootstrap.samples());
        tree.put("seed", bootstrap.seed());
        tree.put("level", Bootstrap.LEVEL);
        tree.put("not_converged", bootstrap.unproven());
        tree.put("intercept", spread(new LinkedHashMap<>(), bootstrap.intercept()));
        List<Map<String, Object>> weights = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            Map<String, Object> weight = new LinkedHashMap<>();
            weight.put("name", names.get(j));
            weights.add(spread(weight, bootstrap.weights().get(j)));
        }
        tree.put("weights", weights);
        return tree;
    }

    private static Map<String, Object> spread(Map<String, Object> tree, Spread spread) {
        tree.put("standard_error", spread.standardError());
        tree.put("lower", spread.lower());
        tree.put("upper", spread.upper());
        return tree;
    }
}
