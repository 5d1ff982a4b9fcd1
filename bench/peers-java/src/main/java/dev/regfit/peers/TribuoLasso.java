package dev.regfit.peers;

import java.util.List;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.SparseModel;
import org.tribuo.data.csv.CSVLoader;
import org.tribuo.math.la.SparseVector;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;
import org.tribuo.regression.slm.SparseLinearModel;

/** A lasso by Tribuo's coordinate descent, of the same objective as regfit's. */
final class TribuoLasso {
    private static final int ITERATIONS = 100_000;

    private TribuoLasso() {}

    public static void main(String[] arguments) throws Exception {
        Task task = Task.of(arguments);
        MutableDataset<Regressor> data = new CSVLoader<>(new RegressionFactory()).load(task.file(), task.target());
        List<String> names = task.names();
        boolean randomise = false;
        ElasticNetCDTrainer trainer =
                new ElasticNetCDTrainer(task.alpha(), 1, task.tolerance(), ITERATIONS, randomise, 1);
        task.run(() -> weights(trainer.train(data), data, names));
    }

    private static Task.Weights weights(
            SparseModel<Regressor> model, MutableDataset<Regressor> data, List<String> names) {
        SparseVector found =
                ((SparseLinearModel) model).getWeights().values().iterator().next();
        double[] weights = new double[names.size() - 1];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = found.get(model.getFeatureIDMap().getID(names.get(j)));
        }
        // The model keeps its intercept to itself: it is what a row's prediction has beside the weights.
        Example<Regressor> row = data.getExample(0);
        double intercept = model.predict(row).getOutput().getValues()[0];
        for (Feature cell : row) {
            intercept -= weights[names.indexOf(cell.getName())] * cell.getValue();
        }
        return new Task.Weights(intercept, weights);
    }
}
