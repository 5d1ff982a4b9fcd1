package dev.regfit.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Moments of each part of a table, a part without rows having none. */
public final class MomentSum implements BlockSum<TableMoments[]> {
    private static final long serialVersionUID = 1L;

    private final MissingPolicy policy;
    private final int parts;
    /** Of the levels that were in a block before: there may be none. */
    private transient MomentEncoder encoder;

    /** @param parts how many there may be */
    public MomentSum(MissingPolicy policy, int parts) {
        this.policy = policy;
        this.parts = parts;
    }

    @Override
    public TableMoments[] of(BlockRows rows) {
        TableMoments[] moments = new TableMoments[parts];
        for (int part = 0; part < parts; part++) {
            BlockRows own = rows.ofPart(part);
            if (own.rows() > 0) {
                moments[part] = encoder(own.schema()).encode(own.cells());
            }
        }
        return moments;
    }

    private MomentEncoder encoder(Schema schema) {
        if (encoder == null || !encoder.schema().equals(schema)) {
            encoder = new MomentEncoder(schema, policy);
        }
        return encoder;
    }

    @Override
    public TableMoments[] add(TableMoments[] left, TableMoments[] right) {
        for (int part = 0; part < parts; part++) {
            if (left[part] == null) {
                left[part] = right[part];
            } else if (right[part] != null) {
                left[part].merge(right[part]);
            }
        }
        return left;
    }

    @Override
    public void write(TableMoments[] sum, DataOutput out) throws IOException {
        for (TableMoments moments : sum) {
            byte[] bytes = moments == null ? new byte[0] : MomentsFormat.write(shard(moments));
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static Shard shard(TableMoments moments) {
        return new Shard(moments, "", "", List.of(), "", CellReading.USUAL);
    }

    @Override
    public TableMoments[] read(DataInput in) throws IOException {
        TableMoments[] sum = new TableMoments[parts];
        for (int part = 0; part < parts; part++) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            sum[part] = bytes.length == 0 ? null : MomentsFormat.read(bytes).moments();
        }
        return sum;
    }
}
