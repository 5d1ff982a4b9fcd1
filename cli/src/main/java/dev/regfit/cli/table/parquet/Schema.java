package dev.regfit.cli.table.parquet;

import dev.regfit.cli.table.parquet.ParquetField.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads the schema of a file, which is a tree in preorder, into the columns of its top level. */
final class Schema {
    private static final int OPTIONAL = 1;
    private static final int REPEATED = 2;
    private static final int NONE = -1;

    // Numbers of the format: logical types, and the older ones that they replace.
    private static final int STRING = 1;
    private static final int MAP = 2;
    private static final int LIST = 3;
    private static final int ENUM = 4;
    private static final int DECIMAL = 5;
    private static final int DATE = 6;
    private static final int TIME = 7;
    private static final int TIMESTAMP = 8;
    private static final int INTEGER = 10;
    private static final int JSON = 12;
    private static final int UUID = 14;
    private static final int HALF = 15;
    private static final int[] UNITS = {1, 1_000, 1_000_000, 1_000_000_000};
    private static final int[] LOGICAL_OF_OLD = {
        STRING, MAP, NONE, LIST, ENUM, DECIMAL, DATE, TIME, TIME, TIMESTAMP, TIMESTAMP, //
        INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, JSON, NONE, NONE
    };
    private static final int OLD_MICROSECONDS_OF_DAY = 8;
    private static final int OLD_MICROSECONDS = 10;
    private static final int OLD_UNSIGNED_FIRST = 11;
    private static final int OLD_UNSIGNED_LAST = 14;

    /** A node of the tree. */
    private static final class Node {
        int physical = NONE;
        int length;
        int repetition;
        String name = "";
        int children;
        int logical = NONE;
        int scale;
        boolean signed = true;
        boolean inUtc;
    }

    private final List<Node> nodes = new ArrayList<>();
    private int at;
    private int leaves;

    /** Takes up the next node. */
    void read(Thrift in) {
        Node node = new Node();
        in.struct(number -> {
            switch (number) {
                case 1 -> node.physical = in.integer();
                case 2 -> node.length = in.integer();
                case 3 -> node.repetition = in.integer();
                case 4 -> node.name = in.text();
                case 5 -> node.children = in.integer();
                case 6 -> old(node, in.integer());
                case 7 -> node.scale = in.integer();
                case 10 -> in.struct(logical -> logical(node, logical, in));
                default -> {
                    return false;
                }
            }
            return true;
        });
        nodes.add(node);
    }

    private static void old(Node node, int type) {
        node.logical = type < 0 || type >= LOGICAL_OF_OLD.length ? NONE : LOGICAL_OF_OLD[type];
        if (node.logical == TIME || node.logical == TIMESTAMP) {
            node.scale = type == OLD_MICROSECONDS_OF_DAY || type == OLD_MICROSECONDS ? UNITS[2] : UNITS[1];
            node.inUtc = true;
        }
        node.signed = type < OLD_UNSIGNED_FIRST || type > OLD_UNSIGNED_LAST;
    }

    private static boolean logical(Node node, int type, Thrift in) {
        node.logical = type;
        in.struct(number -> {
            if (type == DECIMAL && number == 1) {
                node.scale = in.integer();
            } else if ((type == TIME || type == TIMESTAMP) && number == 1) {
                node.inUtc = in.bool();
            } else if ((type == TIME || type == TIMESTAMP) && number == 2) {
                in.struct(unit -> {
                    node.scale = unit >= 1 && unit < UNITS.length ? UNITS[unit] : 0;
                    return false;
                });
            } else if (type == INTEGER && number == 2) {
                node.signed = in.bool();
            } else {
                return false;
            }
            return true;
        });
        return true;
    }

    /** The columns, once all nodes were read. */
    List<ParquetField> fields() {
        if (nodes.isEmpty()) {
            throw ParquetException.damaged("its schema");
        }
        List<ParquetField> fields = new ArrayList<>();
        at = 1;
        for (int i = 0; i < nodes.get(0).children; i++) {
            fields.add(field());
        }
        return List.copyOf(fields);
    }

    private ParquetField field() {
        Node node = nodes.get(at);
        int leaf = leaves;
        pass(0);
        boolean nested = node.children > 0 || node.repetition == REPEATED;
        Physical physical = nested ? null : Physical.of(node.physical);
        Kind kind = nested ? Kind.OTHER : kind(node, physical);
        int length = physical == Physical.INT96 ? physical.bytes : node.length;
        boolean optional = node.repetition == OPTIONAL;
        return new ParquetField(
                node.name, kind, leaf, optional, physical, length, node.scale, node.inUtc, words(node, kind, physical));
    }

    /** Goes behind a node and all below it. */
    private void pass(int depth) {
        Node node = nodes.get(at++);
        if (depth > nodes.size()) {
            throw ParquetException.damaged("its schema");
        }
        leaves += node.children == 0 ? 1 : 0;
        for (int i = 0; i < node.children; i++) {
            pass(depth + 1);
        }
    }

    private static Kind kind(Node node, Physical physical) {
        return switch (physical) {
            case BOOLEAN -> Kind.BOOLEAN;
            case DOUBLE -> Kind.DOUBLE;
            case FLOAT -> Kind.FLOAT;
            case INT32, INT64 ->
                switch (node.logical) {
                    case DATE -> Kind.DATE;
                    case TIME -> node.scale > 0 ? Kind.TIME : Kind.OTHER;
                    case TIMESTAMP -> node.scale > 0 ? Kind.TIMESTAMP : Kind.OTHER;
                    case DECIMAL -> Kind.DECIMAL;
                    default -> node.signed ? Kind.INTEGER : Kind.UNSIGNED;
                };
            case INT96 -> Kind.OTHER;
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                switch (node.logical) {
                    case STRING, ENUM, JSON -> Kind.TEXT;
                    case DECIMAL -> Kind.DECIMAL;
                    case UUID -> node.length == 16 ? Kind.UUID : Kind.OTHER;
                    case HALF -> node.length == 2 ? Kind.HALF : Kind.OTHER;
                    default -> Kind.OTHER;
                };
        };
    }

    private static String words(Node node, Kind kind, Physical physical) {
        return switch (kind) {
            case DATE -> "dates";
            case TIME -> "times of day";
            case TIMESTAMP -> "timestamps";
            case TEXT, UUID -> "texts";
            case BOOLEAN -> "booleans";
            case OTHER ->
                physical == Physical.INT96
                        ? "timestamps of 96 bits"
                        : physical != null
                                ? "bytes that are not marked as text"
                                : node.logical == MAP
                                        ? "maps"
                                        : node.logical == LIST || node.repetition == REPEATED ? "lists" : "structures";
            default -> "numbers";
        };
    }
}
