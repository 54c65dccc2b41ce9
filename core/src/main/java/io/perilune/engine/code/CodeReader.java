package io.perilune.engine.code;

import io.perilune.engine.code.DebugInfo.LocalVariable;
import io.perilune.engine.code.Prototype.UpvalueDescriptor;
import io.perilune.engine.text.ByteStr;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads binary chunks, which may come from anybody: nothing is allocated on the word of a length alone, nesting is
 * counted, the checksum finds damage, and what is then still wrong is found by the {@link Verifier}. Chunks of the
 * reference implementation are refused, since behind the same header their code is another.
 */
public final class CodeReader {
    /** As deep as the parser nests functions, and more; reading recurses. */
    private static final int MAX_DEPTH = 200;

    private static final ByteStr NO_SOURCE = ByteStr.of("=?");
    private static final LocalVariable[] NO_LOCALS = new LocalVariable[0];

    private final byte[] bytes;
    private int at;
    private int end;

    private CodeReader(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    /** True when a chunk is to be taken for a binary one. */
    public static boolean isBinary(ByteStr chunk) {
        return chunk.length() > 0 && chunk.at(0) == ChunkFormat.ESCAPE;
    }

    /** The verified function in a binary chunk. */
    public static Prototype read(ByteStr chunk) throws MalformedChunk {
        CodeReader reader = new CodeReader(chunk.bytes());
        reader.header();
        int upvalues = reader.oneByte();
        reader.payload();
        Prototype function = reader.function(NO_SOURCE, 0);
        if (upvalues != function.upvalues.length || reader.at != reader.end) {
            throw corrupted();
        }
        Verifier.verify(function);
        return function;
    }

    private static MalformedChunk corrupted() {
        return new MalformedChunk("corrupted chunk");
    }

    private void header() throws MalformedChunk {
        if (oneByte() != ChunkFormat.ESCAPE) {
            throw new MalformedChunk("not a binary chunk");
        }
        expect(ChunkFormat.NAME, "not a binary chunk");
        expect(ChunkFormat.VERSION, "version mismatch");
        expect(ChunkFormat.FORMAT, "format mismatch");
        expect(ChunkFormat.TEXT_TRAP, "corrupted chunk");
        expect(ChunkFormat.INSTRUCTION_SIZE, "Instruction size mismatch");
        expect(ChunkFormat.INTEGER_SIZE, "lua_Integer size mismatch");
        expect(ChunkFormat.NUMBER_SIZE, "lua_Number size mismatch");
        if (longWord() != ChunkFormat.SAMPLE_INTEGER) {
            throw new MalformedChunk("integer format mismatch");
        }
        if (Double.longBitsToDouble(longWord()) != ChunkFormat.SAMPLE_NUMBER) {
            throw new MalformedChunk("float format mismatch");
        }
    }

    private void expect(int value, String complaint) throws MalformedChunk {
        if (oneByte() != value) {
            throw new MalformedChunk(complaint);
        }
    }

    private void expect(byte[] literal, String complaint) throws MalformedChunk {
        need(literal.length);
        boolean same = true;
        for (byte b : literal) {
            same &= bytes[at++] == b;
        }
        if (!same) {
            throw new MalformedChunk(complaint);
        }
    }

    /** Checks that the payload is complete and undamaged, and that nothing behind it will be read. */
    private void payload() throws MalformedChunk {
        int length = word();
        int checksum = word();
        if (length < 0 || length > end - at) {
            throw new MalformedChunk("truncated chunk");
        }
        CRC32 actual = new CRC32();
        actual.update(bytes, at, length);
        if ((int) actual.getValue() != checksum) {
            throw corrupted();
        }
        end = at + length;
    }

    private Prototype function(ByteStr outerSource, int depth) throws MalformedChunk {
        if (depth > MAX_DEPTH) {
            throw new MalformedChunk("functions nested too deeply");
        }
        ByteStr ownSource = string();
        ByteStr source = ownSource == null ? outerSource : ownSource;
        int lineDefined = number();
        int lastLine = number();
        int parameters = oneByte();
        boolean vararg = oneByte() != 0;
        int frameSize = oneByte();
        int[] code = code();
        @Nullable Object[] constants = constants();
        UpvalueDescriptor[] upvalues = upvalues();
        Prototype[] nested = new Prototype[count(10)];
        for (int i = 0; i < nested.length; i++) {
            nested[i] = function(source, depth + 1);
        }
        LineTable lines = null;
        LocalVariable[] locals = NO_LOCALS;
        if (oneByte() != 0) {
            lines = lines(code.length, lineDefined);
            locals = locals();
            for (int i = 0; i < upvalues.length; i++) {
                UpvalueDescriptor u = upvalues[i];
                upvalues[i] = new UpvalueDescriptor(string(), u.fromParentRegister(), u.index(), u.readOnly());
            }
        }
        DebugInfo debug = new DebugInfo(source, lineDefined, lastLine, lines, locals);
        return new Prototype(code, constants, nested, upvalues, parameters, vararg, frameSize, debug);
    }

    private int[] code() throws MalformedChunk {
        int[] code = new int[count(4)];
        for (int i = 0; i < code.length; i++) {
            code[i] = word();
        }
        return code;
    }

    private @Nullable Object[] constants() throws MalformedChunk {
        @Nullable Object[] constants = new @Nullable Object[count(1)];
        for (int i = 0; i < constants.length; i++) {
            switch (oneByte()) {
                case ChunkFormat.NIL -> constants[i] = null;
                case ChunkFormat.FALSE -> constants[i] = Boolean.FALSE;
                case ChunkFormat.TRUE -> constants[i] = Boolean.TRUE;
                case ChunkFormat.INTEGER -> constants[i] = longWord();
                case ChunkFormat.FLOAT -> constants[i] = Double.longBitsToDouble(longWord());
                case ChunkFormat.STRING -> constants[i] = requiredString();
                default -> throw corrupted();
            }
        }
        return constants;
    }

    private UpvalueDescriptor[] upvalues() throws MalformedChunk {
        UpvalueDescriptor[] upvalues = new UpvalueDescriptor[count(2)];
        for (int i = 0; i < upvalues.length; i++) {
            int flags = oneByte();
            boolean fromRegister = (flags & ChunkFormat.FROM_REGISTER) != 0;
            upvalues[i] = new UpvalueDescriptor(null, fromRegister, oneByte(), (flags & ChunkFormat.READ_ONLY) != 0);
        }
        return upvalues;
    }

    private @Nullable LineTable lines(int size, int lineDefined) throws MalformedChunk {
        int[] lines = new int[size];
        int filled = 0;
        int line = lineDefined;
        for (int run; (run = number()) != 0; ) {
            int zigzag = unsigned();
            line += zigzag >>> 1 ^ -(zigzag & 1);
            if (run > size - filled) {
                throw corrupted();
            }
            for (int i = 0; i < run; i++) {
                lines[filled++] = line;
            }
        }
        if (filled == size) {
            return LineTable.of(lines, size);
        }
        if (filled == 0) {
            return null;
        }
        throw corrupted();
    }

    private LocalVariable[] locals() throws MalformedChunk {
        LocalVariable[] locals = new LocalVariable[count(3)];
        for (int i = 0; i < locals.length; i++) {
            ByteStr name = requiredString();
            int startPc = number();
            locals[i] = new LocalVariable(name, startPc, number());
        }
        return locals;
    }

    // Bytes.

    private void need(int count) throws MalformedChunk {
        if (count > end - at) {
            throw new MalformedChunk("truncated chunk");
        }
    }

    private int oneByte() throws MalformedChunk {
        need(1);
        return bytes[at++] & 0xFF;
    }

    private int word() throws MalformedChunk {
        need(4);
        int word = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
        at += 4;
        return word;
    }

    private long longWord() throws MalformedChunk {
        long low = word() & 0xFFFFFFFFL;
        return low | (long) word() << 32;
    }

    /** A number of things, each of which takes at least {@code size} bytes of what is left. */
    private int count(int size) throws MalformedChunk {
        int count = number();
        if (count > (end - at) / size) {
            throw new MalformedChunk("truncated chunk");
        }
        return count;
    }

    private int number() throws MalformedChunk {
        int number = unsigned();
        if (number < 0) {
            throw new MalformedChunk("integer overflow");
        }
        return number;
    }

    private int unsigned() throws MalformedChunk {
        int number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int b = oneByte();
            number |= (b & 0x7F) << shift;
            if (b < 0x80) {
                return number;
            }
        }
        throw new MalformedChunk("integer overflow");
    }

    private @Nullable ByteStr string() throws MalformedChunk {
        int length = number() - 1;
        if (length < 0) {
            return null;
        }
        need(length);
        at += length;
        return ByteStr.copyOf(bytes, at - length, at);
    }

    private ByteStr requiredString() throws MalformedChunk {
        ByteStr string = string();
        if (string == null) {
            throw new MalformedChunk("bad format for constant string");
        }
        return string;
    }
}
