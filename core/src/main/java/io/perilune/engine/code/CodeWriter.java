package io.perilune.engine.code;

import io.perilune.engine.code.DebugInfo.LocalVariable;
import io.perilune.engine.code.Prototype.UpvalueDescriptor;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Turns functions into binary chunks, which {@link CodeReader} reads. */
public final class CodeWriter {
    private final ByteBuf out = new ByteBuf(256);
    private final boolean strip;

    private CodeWriter(boolean strip) {
        this.strip = strip;
    }

    /** The binary chunk of a function; with {@code strip}, without names and lines. */
    public static ByteStr write(Prototype function, boolean strip) {
        CodeWriter payload = new CodeWriter(strip);
        payload.function(function, null);
        CRC32 checksum = new CRC32();
        checksum.update(payload.out.array(), 0, payload.out.length());
        CodeWriter whole = new CodeWriter(strip);
        whole.header();
        whole.out.append(function.upvalues.length);
        whole.word(payload.out.length());
        whole.word((int) checksum.getValue());
        whole.out.append(payload.out.array(), 0, payload.out.length());
        return whole.out.toByteStr();
    }

    private void header() {
        out.append(ChunkFormat.ESCAPE).append(ChunkFormat.NAME, 0, ChunkFormat.NAME.length);
        out.append(ChunkFormat.VERSION).append(ChunkFormat.FORMAT);
        out.append(ChunkFormat.TEXT_TRAP, 0, ChunkFormat.TEXT_TRAP.length);
        out.append(ChunkFormat.INSTRUCTION_SIZE)
                .append(ChunkFormat.INTEGER_SIZE)
                .append(ChunkFormat.NUMBER_SIZE);
        longWord(ChunkFormat.SAMPLE_INTEGER);
        longWord(Double.doubleToRawLongBits(ChunkFormat.SAMPLE_NUMBER));
    }

    private void function(Prototype p, @Nullable ByteStr outerSource) {
        DebugInfo debug = p.debug;
        boolean sameSource = outerSource != null && outerSource.equals(debug.source());
        string(strip || sameSource ? null : debug.source());
        number(debug.lineDefined());
        number(debug.lastLine());
        out.append(p.parameters).append(p.vararg ? 1 : 0).append(p.frameSize);
        number(p.code.length);
        for (int word : p.code) {
            word(word);
        }
        number(p.constants.length);
        for (Object constant : p.constants) {
            constant(constant);
        }
        number(p.upvalues.length);
        for (UpvalueDescriptor upvalue : p.upvalues) {
            int flags = upvalue.fromParentRegister() ? ChunkFormat.FROM_REGISTER : 0;
            out.append(upvalue.readOnly() ? flags | ChunkFormat.READ_ONLY : flags)
                    .append(upvalue.index());
        }
        number(p.nested.length);
        for (Prototype nested : p.nested) {
            function(nested, debug.source());
        }
        if (strip) {
            out.append(0);
        } else {
            out.append(1);
            debug(p);
        }
    }

    private void debug(Prototype p) {
        lines(p);
        LocalVariable[] locals = p.debug.locals();
        number(locals.length);
        for (LocalVariable local : locals) {
            string(local.name());
            number(local.startPc());
            number(local.endPc());
        }
        for (UpvalueDescriptor upvalue : p.upvalues) {
            string(upvalue.name());
        }
    }

    /** Runs of words on the same line: length, then the distance from the line of the run before. Zero ends. */
    private void lines(Prototype p) {
        LineTable table = p.debug.lines();
        int[] lines = table == null ? new int[0] : table.toArray();
        int previous = p.debug.lineDefined();
        for (int from = 0; from < lines.length; ) {
            int to = from + 1;
            while (to < lines.length && lines[to] == lines[from]) {
                to++;
            }
            number(to - from);
            int distance = lines[from] - previous;
            number(distance << 1 ^ distance >> 31);
            previous = lines[from];
            from = to;
        }
        number(0);
    }

    private void constant(@Nullable Object constant) {
        if (constant == null) {
            out.append(ChunkFormat.NIL);
        } else if (constant instanceof ByteStr string) {
            out.append(ChunkFormat.STRING);
            string(string);
        } else if (constant instanceof Long integer) {
            out.append(ChunkFormat.INTEGER);
            longWord(integer);
        } else if (constant instanceof Double number) {
            out.append(ChunkFormat.FLOAT);
            longWord(Double.doubleToRawLongBits(number));
        } else {
            out.append(constant == Boolean.TRUE ? ChunkFormat.TRUE : ChunkFormat.FALSE);
        }
    }

    /** The length plus one, then the bytes; zero for no string. */
    private void string(@Nullable ByteStr string) {
        if (string == null) {
            number(0);
        } else {
            number(string.length() + 1);
            out.append(string);
        }
    }

    /** An unsigned number in groups of seven bits, the lowest first; all but the last have the high bit. */
    private void number(int unsigned) {
        int rest = unsigned;
        while ((rest & ~0x7F) != 0) {
            out.append(rest | 0x80);
            rest >>>= 7;
        }
        out.append(rest);
    }

    private void word(int word) {
        out.append(word).append(word >> 8).append(word >> 16).append(word >> 24);
    }

    private void longWord(long word) {
        word((int) word);
        word((int) (word >> 32));
    }
}
