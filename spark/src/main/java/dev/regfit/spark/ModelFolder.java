package dev.regfit.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;

/** The folder that a model is saved in: Spark's metadata, and the model file of regfit as it is. */
final class ModelFolder {
    private static final String FILE = "model.json";

    private ModelFolder() {}

    static final class Writer extends MLWriter {
        private final RegfitModel model;

        Writer(RegfitModel model) {
            this.model = model;
        }

        @Override
        public void saveImpl(String path) {
            DefaultParamsWriter$.MODULE$.saveMetadata(model, path, sparkSession());
            Path file = new Path(path, FILE);
            try {
                FileSystem files = file.getFileSystem(sc().hadoopConfiguration());
                try (OutputStream out = files.create(file, true)) {
                    out.write(model.modelFile().getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static final class Reader extends MLReader<RegfitModel> {
        @Override
        public RegfitModel load(String path) {
            DefaultParamsReader.Metadata metadata =
                    DefaultParamsReader.loadMetadata(path, sparkSession(), RegfitModel.class.getName());
            Path file = new Path(path, FILE);
            try {
                FileSystem files = file.getFileSystem(sc().hadoopConfiguration());
                try (InputStream in = files.open(file)) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    RegfitModel model = new RegfitModel(metadata.uid(), text);
                    metadata.getAndSetParams(model, scala.Option.empty());
                    return model;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
