package dev.regfit.peers;

import java.util.Arrays;
import weka.classifiers.functions.LinearRegression;
import weka.core.Instances;
import weka.core.SelectedTag;
import weka.core.converters.CSVLoader;

/** Ridge by Weka, of the same objective as regfit's: without selection, and as its checks are off, without scaling. */
final class WekaRidge {
    private WekaRidge() {}

    public static void main(String[] arguments) throws Exception {
        Task task = Task.of(arguments);
        CSVLoader loader = new CSVLoader();
        loader.setSource(task.file().toFile());
        Instances data = loader.getDataSet();
        data.setClassIndex(data.numAttributes() - 1);
        task.run(() -> {
            LinearRegression ridge = new LinearRegression();
            ridge.setAttributeSelectionMethod(
                    new SelectedTag(LinearRegression.SELECTION_NONE, LinearRegression.TAGS_SELECTION));
            ridge.setEliminateColinearAttributes(false);
            ridge.setRidge(task.alpha());
            ridge.turnChecksOff();
            ridge.buildClassifier(data);
            // One for each attribute, the target's being zero, and the intercept.
            double[] found = ridge.coefficients();
            return new Task.Weights(found[found.length - 1], Arrays.copyOf(found, data.classIndex()));
        });
    }
}
