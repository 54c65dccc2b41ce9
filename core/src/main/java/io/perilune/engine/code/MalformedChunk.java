package io.perilune.engine.code;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;

/** A binary chunk that cannot be loaded: cut off, damaged, of another version, or not made by this compiler. */
public final class MalformedChunk extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int ESCAPE = 0x1B;

    MalformedChunk(String reason) {
        super(reason, null, false, false);
    }

    /** The whole message as {@code load} gives it, for a chunk that was loaded under {@code chunkName}. */
    public ByteStr messageFor(ByteStr chunkName) {
        ByteBuf text = new ByteBuf();
        int length = chunkName.length();
        int first = length == 0 ? -1 : chunkName.at(0);
        if (first == '@' || first == '=') {
            text.append(chunkName.substring(1, length));
        } else if (first == ESCAPE) {
            // Without a name of its own a chunk is named by its text, which here are bytes nobody wants to see.
            text.append("binary string");
        } else {
            text.append(chunkName);
        }
        return text.append(": bad binary format (")
                .append(String.valueOf(getMessage()))
                .append(")")
                .toByteStr();
    }
}
