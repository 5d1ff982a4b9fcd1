package dev.regfit.cli.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A graph of ONNX, built node by node. Values are known by their names.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto, whose field numbers these are</a>
 */
final class OnnxGraph {
    /** Types of elements. */
    static final int INT64 = 7;

    static final int STRING = 8;
    static final int DOUBLE = 11;

    /** Operators of traditional machine learning. */
    static final String ML = "ai.onnx.ml";

    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 13;
    private static final int ML_OPERATORS = 2;

    private static final int NODE = 1;
    private static final int INITIALIZER = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;

    private final Protobuf graph = new Protobuf();
    private int values;

    /** A node with one output, whose name is returned. */
    String node(String operator, List<String> inputs, Protobuf... attributes) {
        return node(operator, "v" + values++, inputs, attributes);
    }

    /** A node whose output has a given name. */
    String node(String operator, String output, List<String> inputs, Protobuf... attributes) {
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(4, operator);
        for (Protobuf attribute : attributes) {
            node.message(5, attribute);
        }
        if (operator.equals("LabelEncoder")) {
            node.text(7, ML);
        }
        graph.message(NODE, node);
        return output;
    }

    static Protobuf attribute(String name, long value) {
        return new Protobuf().text(1, name).integer(3, value).integer(20, 2);
    }

    static Protobuf attribute(String name, List<String> texts) {
        Protobuf attribute = new Protobuf().text(1, name);
        texts.forEach(text -> attribute.text(9, text));
        return attribute.integer(20, 8);
    }

    static Protobuf attribute(String name, long[] numbers) {
        Protobuf attribute = new Protobuf().text(1, name);
        for (long number : numbers) {
            attribute.integer(8, number);
        }
        return attribute.integer(20, 7);
    }

    /** A constant of doubles. */
    String constant(double[] numbers, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            raw.putDouble(number);
        }
        return tensor(DOUBLE, shape, new Protobuf().bytes(9, raw.array()));
    }

    /** A constant of integers. */
    String constant(long[] numbers, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Long.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (long number : numbers) {
            raw.putLong(number);
        }
        return tensor(INT64, shape, new Protobuf().bytes(9, raw.array()));
    }

    /** A constant text. */
    String constant(String text) {
        return tensor(STRING, new long[0], new Protobuf().text(6, text));
    }

    private String tensor(int type, long[] shape, Protobuf values) {
        String name = "c" + this.values++;
        Protobuf tensor = new Protobuf();
        for (long size : shape) {
            tensor.integer(1, size);
        }
        graph.message(INITIALIZER, tensor.integer(2, type).text(8, name).fields(values));
        return name;
    }

    /** A matrix with as many rows as there are. */
    void input(String name, int type, int columns) {
        graph.message(INPUT, value(name, type, columns));
    }

    void output(String name, int type) {
        graph.message(OUTPUT, value(name, type, 1));
    }

    private static Protobuf value(String name, int type, int columns) {
        Protobuf shape = new Protobuf()
                .message(1, new Protobuf().text(2, "rows"))
                .message(1, new Protobuf().integer(1, columns));
        Protobuf tensor = new Protobuf().integer(1, type).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    /**
     * The model as bytes.
     *
     * @param properties names and values in turn
     */
    byte[] toBytes(About about, List<String> properties) {
        graph.text(2, "regfit");
        Protobuf model = new Protobuf()
                .integer(1, IR_VERSION)
                .text(2, "regfit")
                .text(3, about.version())
                .text(6, String.join("\n", about.lines()))
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").integer(2, OPERATORS))
                .message(8, new Protobuf().text(1, ML).integer(2, ML_OPERATORS));
        for (int k = 0; k < properties.size(); k += 2) {
            model.message(14, new Protobuf().text(1, properties.get(k)).text(2, properties.get(k + 1)));
        }
        return model.toBytes();
    }
}
