"""regfit as a stage of PySpark pipelines. The jars of regfit-spark have to be on the driver and the executors:

    spark-submit --jars regfit-spark.jar,... script.py

Parameters have the names and values of the Java class: RegfitRegression(labelCol="y", penalty="l2", alpha=3).
"""

from pyspark.ml.util import JavaMLReadable, JavaMLWritable
from pyspark.ml.wrapper import JavaEstimator, JavaModel
from pyspark.sql import SparkSession


class RegfitModel(JavaModel, JavaMLWritable, JavaMLReadable):
    """A fitted model; transform() adds the column of predictions."""

    def coefficients(self):
        return self._call_java("coefficients")

    def intercept(self):
        return self._call_java("intercept")

    def featureNames(self):
        return list(self._call_java("featureNames"))

    def alpha(self):
        return self._call_java("alpha")

    def provenGap(self):
        return self._call_java("provenGap")

    def modelFile(self):
        """The text of the file that `regfit show` and `regfit predict` read."""
        return self._call_java("modelFile")


class RegfitRegression(JavaEstimator, JavaMLWritable, JavaMLReadable):
    """Regularised regression with a proof of optimality."""

    def __init__(self, **params):
        super().__init__()
        self._java_obj = self._new_java_obj("dev.regfit.spark.RegfitRegression", self.uid)
        for name, value in params.items():
            self.set(name, value)

    def set(self, name, value):
        """Sets a parameter by its name."""
        setter = "set" + name[0].upper() + name[1:]
        if isinstance(value, (list, tuple)):
            jvm = SparkSession.active().sparkContext._jvm
            gateway = SparkSession.active().sparkContext._gateway
            array = gateway.new_array(jvm.java.lang.String, len(value))
            for k, text in enumerate(value):
                array[k] = text
            value = array
        elif name in ("alpha", "l1Ratio"):
            value = str(value)
        getattr(self._java_obj, setter)(value)
        return self

    def _transfer_params_to_java(self):
        """The parameters are Java's already."""

    def _create_model(self, java_model):
        model = RegfitModel(java_model)
        model._transfer_params_to_java = lambda: None
        return model
