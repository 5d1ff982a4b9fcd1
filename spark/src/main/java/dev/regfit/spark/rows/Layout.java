package dev.regfit.spark.rows;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Outcome;
import java.io.Serializable;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** Where the cells of a row of Spark's stand, and how they are read. */
public interface Layout extends Serializable {

    /** Number of predictors. */
    int inputs();

    /**
     * Takes a row apart.
     *
     * @param numbers one a predictor, overwritten
     * @param texts one a predictor, overwritten
     * @param classNumber what stands for the label of a class, or null
     * @throws DataProblem when a cell cannot be used
     */
    Outcome read(InternalRow row, double[] numbers, String[] texts, ToDoubleFunction<String> classNumber);
}
