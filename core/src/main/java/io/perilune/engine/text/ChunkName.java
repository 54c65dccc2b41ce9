package io.perilune.engine.text;

/** How a chunk's name is shown in messages and tracebacks. */
public final class ChunkName {
    /** Room for a shown name as the reference counts it, which includes the end marker of a C string. */
    private static final int ID_SIZE = 60;

    private static final String DOTS = "...";
    private static final String STRING_PREFIX = "[string \"";
    private static final String STRING_SUFFIX = "\"]";

    private ChunkName() {}

    /**
     * The name to show for {@code source}: {@code =name} is shown as it is, {@code @file} with its end when it is too
     * long, and anything else is taken as program text of which the first line is shown.
     */
    public static ByteStr display(ByteStr source) {
        byte[] bytes = source.bytes();
        int length = indexOf(bytes, 0, bytes.length);
        int first = length == 0 ? -1 : bytes[0];
        if (first == '=') {
            return ByteStr.copyOf(bytes, 1, Math.min(length, ID_SIZE));
        }
        ByteBuf out = new ByteBuf(ID_SIZE);
        if (first == '@') {
            if (length <= ID_SIZE) {
                return ByteStr.copyOf(bytes, 1, length);
            }
            int kept = ID_SIZE - DOTS.length() - 1;
            return out.append(DOTS).append(bytes, length - kept, kept).toByteStr();
        }
        int room = ID_SIZE - STRING_PREFIX.length() - DOTS.length() - STRING_SUFFIX.length() - 1;
        int lineEnd = indexOf(bytes, '\n', length);
        out.append(STRING_PREFIX);
        if (lineEnd == length && length < room) {
            out.append(bytes, 0, length);
        } else {
            out.append(bytes, 0, Math.min(lineEnd, room)).append(DOTS);
        }
        return out.append(STRING_SUFFIX).toByteStr();
    }

    /** The index of {@code wanted} in the first {@code length} bytes, or {@code length}. */
    private static int indexOf(byte[] bytes, int wanted, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return length;
    }
}
