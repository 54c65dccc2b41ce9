package io.perilune.engine.syntax;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import io.perilune.engine.text.ChunkName;
import org.jspecify.annotations.Nullable;

/** A place in a source that moves on byte by byte, knows its line, charges for the way, and makes the errors there. */
abstract sealed class Cursor permits Lexer {
    /** Stands for the byte behind the last one; like all bytes beyond ASCII it is in no character class. */
    static final int END = -1;

    /** Work is charged each time that this many bytes were read, one unit for four bytes: about one a token. */
    private static final int CHARGE_INTERVAL = 1024;

    final byte[] bytes;
    private final ByteStr chunk;
    private final Charge charge;

    /** Index of the current byte, up to the length of the source. */
    int position;

    private int charged;

    /** Line where reading stands: that of the end of the current token, or of the token ahead. */
    int line = 1;

    Cursor(Source source, Charge charge) {
        this.bytes = source.bytes();
        this.position = source.start();
        this.charged = source.start();
        this.chunk = source.name();
        this.charge = charge;
    }

    final int current() {
        return position < bytes.length ? bytes[position] & 0xFF : END;
    }

    final boolean skip(int expected) {
        if (position < bytes.length && bytes[position] == expected) {
            position++;
            return true;
        }
        return false;
    }

    /** Skips one line end: any mixture of two line end bytes; one of them twice is two line ends. */
    final void skipLineEnd() {
        int first = bytes[position++];
        int second = current();
        if ((second == '\n' || second == '\r') && second != first) {
            position++;
        }
        line++;
    }

    /** Charges the work of reading up to here, if it is worth the call. */
    final void payCharge() {
        if (position - charged >= CHARGE_INTERVAL) {
            payRest();
        }
    }

    final void payRest() {
        charge.charge((position - charged >> 2) + 1);
        charged = position;
    }

    /** Charges work that a client of the lexer does beyond reading tokens. */
    public final void charge(int units) {
        charge.charge(units);
    }

    final SyntaxError error(String message, @Nullable ByteStr near) {
        ByteBuf full = new ByteBuf(80);
        full.append(ChunkName.display(chunk)).append(":").append(Integer.toString(line));
        full.append(": ").append(message);
        boolean incomplete = false;
        if (near != null) {
            full.append(" near ").append(near);
            incomplete = near.contentEquals(TokenKind.END_OF_SOURCE.shown);
        }
        return new SyntaxError(new Diagnostic(full.toByteStr(), line, column(), near, incomplete));
    }

    /** Index of the first byte of the token that errors are about. */
    abstract int tokenAtFault();

    /** The column of the token at fault in the current line; of its beginning if it began in a line before. */
    final int column() {
        int fault = Math.min(tokenAtFault(), bytes.length);
        int column = 1;
        for (int i = fault - 1; i >= 0 && bytes[i] != '\n' && bytes[i] != '\r'; i--) {
            // Bytes that continue a character of UTF-8 are no columns of their own.
            column += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return column;
    }

    final SyntaxError unfinished(String message) {
        return error(message, ByteStr.of(TokenKind.END_OF_SOURCE.shown));
    }

    /** Cut at a zero byte, since the reference shows tokens as C strings. */
    static ByteStr quoted(byte[] source, int from, int to) {
        int end = from;
        while (end < to && source[end] != 0) {
            end++;
        }
        return new ByteBuf(end - from + 2)
                .append("'")
                .append(source, from, end - from)
                .append("'")
                .toByteStr();
    }
}
