package io.perilune.engine.lib;

import io.perilune.engine.text.Ascii;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.CFormat;
import io.perilune.engine.text.TextFault;
import org.jspecify.annotations.Nullable;

/**
 * A walk through the format string of {@code string.format}, one conversion at a time. It reads the text as it goes or,
 * where there is one, the {@link FormatPlan} that was made of it before.
 *
 * <p>For every conversion the caller does four things in this order, so that errors come up in the order of the
 * reference: {@link #next}, see that there is an argument {@link #argument}, {@link #conversion}, fetch the value;
 * then it hands the value to the method for that conversion. Nothing is kept of conversions that were passed, so a
 * long format costs no memory.
 */
public final class FormatSpec {
    /** What may stand between {@code %} and the conversion letter is shorter than this; MAX_FORMAT - 10 in C. */
    private static final int MAX_LENGTH = 22;

    /** From this length on, a string without precision is taken whole: it cannot need filling. */
    private static final int UNFILLED_LENGTH = 100;

    private static final String FLOAT_FLAGS = "-+#0 ";
    private static final String HEX_FLAGS = "-#0";
    private static final String INTEGER_FLAGS = "-+0 ";
    private static final String UNSIGNED_FLAGS = "-0";
    private static final String TEXT_FLAGS = "-";

    private final byte[] b;
    private final @Nullable FormatPlan plan;
    private int p;
    private int argument = 1;

    /** Where the conversion at hand begins, behind its {@code %}. */
    private int begin;

    private int letterAt;

    /** Whether anything stands before the letter. */
    private boolean modified;

    private int letter;
    private int flags;
    private int width;
    private int precision;

    public FormatSpec(ByteStr format) {
        this(format, null);
    }

    /** @param plan what {@link FormatPlan#of} made of this format */
    FormatSpec(ByteStr format, @Nullable FormatPlan plan) {
        b = format.bytes();
        this.plan = plan;
    }

    /** Appends plain text up to the next conversion; false when there is none, then all text is appended. */
    public boolean next(ByteBuf out) {
        FormatPlan known = plan;
        if (known != null) {
            int item = argument - 1;
            out.append(known.text, known.textEnds[item], known.textEnds[item + 1] - known.textEnds[item]);
            if (item == known.items.length) {
                return false;
            }
            argument++;
            return true;
        }
        int from = p;
        while (p < b.length) {
            if (b[p] != '%') {
                p++;
                continue;
            }
            out.append(b, from, p - from);
            p++;
            if (p == b.length || b[p] != '%') {
                begin = p;
                argument++;
                return true;
            }
            from = p;
            p++;
        }
        out.append(b, from, p - from);
        return false;
    }

    /** The number, as Lua counts, of the argument that the conversion at hand takes: from 2 on. */
    public int argument() {
        return argument;
    }

    /** The letter of the conversion at hand; to be asked exactly once, before the argument is looked at. */
    public int conversion() {
        FormatPlan known = plan;
        if (known != null) {
            FormatPlan.Item item = known.items[argument - 2];
            modified = item.modified();
            flags = item.flags();
            width = item.width();
            precision = item.precision();
            letter = item.letter();
            return letter;
        }
        int q = begin;
        while (q < b.length && (Ascii.isDigit(b[q]) || b[q] == '.' || FLOAT_FLAGS.indexOf(b[q]) >= 0)) {
            q++;
        }
        if (q - begin + 1 >= MAX_LENGTH) {
            throw TextFault.of("invalid format (too long)");
        }
        letterAt = q;
        modified = q > begin;
        letter = q < b.length ? b[q] : 0;
        p = Math.min(q + 1, b.length);
        flags = 0;
        width = 0;
        precision = -1;
        switch (letter) {
            case 'c' -> parse(TEXT_FLAGS, false);
            case 'a', 'A' -> parse(FLOAT_FLAGS, true);
            case 'q' -> {
                if (modified) {
                    throw TextFault.of("specifier '%q' cannot have modifiers");
                }
            }
            // Of these the reference looks at the value first, and at the modifiers then.
            case 'd', 'i', 'u', 'o', 'x', 'X', 'e', 'E', 'f', 'g', 'G', 'p', 's' -> {}
            default -> throw invalid("invalid conversion '", "' to 'format'");
        }
        return letter;
    }

    /** The conversion at hand with its modifiers, which are read here unless {@link #conversion} has done so. */
    FormatPlan.Item item() {
        readModifiers();
        return new FormatPlan.Item(letter, modified, flags, width, precision);
    }

    /** Of these letters the reference reads the modifiers only when it has looked at the value. */
    private void readModifiers() {
        if (plan != null) {
            return;
        }
        switch (letter) {
            case 'd', 'i' -> parse(INTEGER_FLAGS, true);
            case 'u' -> parse(UNSIGNED_FLAGS, true);
            case 'o', 'x', 'X' -> parse(HEX_FLAGS, true);
            case 'e', 'E', 'f', 'g', 'G' -> parse(FLOAT_FLAGS, true);
            case 'p' -> parse(TEXT_FLAGS, false);
            case 's' -> parse(TEXT_FLAGS, true);
            default -> {}
        }
    }

    private TextFault invalid(String before, String after) {
        ByteBuf text = new ByteBuf().append(before).append('%');
        text.append(b, begin, letterAt - begin);
        if (letter != 0) {
            text.append(letter);
        }
        return TextFault.of(text.append(after).toByteStr());
    }

    /** Reads flags, width and precision, where no flag but {@code allowed} may stand. */
    private void parse(String allowed, boolean withPrecision) {
        int q = begin;
        while (allowed.indexOf(b[q]) >= 0) {
            flags |= flag(b[q++]);
        }
        if (b[q] != '0') {
            int end = twoDigits(q);
            width = number(q, end);
            q = end;
            if (b[q] == '.' && withPrecision) {
                end = twoDigits(q + 1);
                precision = number(q + 1, end);
                q = end;
            }
        }
        // The letter itself stops the digits, so nothing here looks behind it.
        if (!Ascii.is(b[q], Ascii.ALPHA)) {
            throw invalid("invalid conversion specification: '", "'");
        }
    }

    private static int flag(int c) {
        return switch (c) {
            case '-' -> CFormat.LEFT;
            case '+' -> CFormat.PLUS;
            case ' ' -> CFormat.BLANK;
            case '#' -> CFormat.ALTERNATE;
            default -> CFormat.ZERO;
        };
    }

    private int twoDigits(int from) {
        int q = from;
        while (q < from + 2 && Ascii.isDigit(b[q])) {
            q++;
        }
        return q;
    }

    private int number(int from, int end) {
        int n = 0;
        for (int q = from; q < end; q++) {
            n = n * 10 + (b[q] - '0');
        }
        return n;
    }

    /** Conversion {@code c}. */
    public void character(ByteBuf out, long value) {
        CFormat.character(out, flags, width, value);
    }

    /** Conversions {@code d i u o x X}. */
    public void integer(ByteBuf out, long value) {
        readModifiers();
        CFormat.integer(out, letter, flags, width, precision, value);
    }

    /** Conversions {@code a A e E f g G}. */
    public void floating(ByteBuf out, double value) {
        readModifiers();
        CFormat.floating(out, letter, flags, width, precision, value);
    }

    /** Conversion {@code p}, of the address or other number that tells objects apart; 0 for values without one. */
    public void pointer(ByteBuf out, long address) {
        readModifiers();
        CFormat.pointer(out, flags, width, address);
    }

    /** Conversion {@code s}. */
    public void string(ByteBuf out, ByteStr value) {
        if (!modified) {
            out.append(value);
            return;
        }
        for (byte c : value.bytes()) {
            if (c == 0) {
                throw TextFault.ofArgument(argument, "string contains zeros");
            }
        }
        readModifiers();
        if (precision < 0 && value.length() >= UNFILLED_LENGTH) {
            out.append(value);
        } else {
            CFormat.string(out, flags, width, precision, value);
        }
    }
}
