package io.perilune.engine.host;

import io.perilune.ConversionPolicy;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The types without parts: truth values, numbers, texts. One instance a type. */
final class ScalarConverter extends Converter {
    private enum Kind {
        BOOLEAN("boolean"),
        BYTE("integer"),
        SHORT("integer"),
        INT("integer"),
        LONG("integer"),
        FLOAT("number"),
        DOUBLE("number"),
        NUMBER("number"),
        BIG_INTEGER("integer"),
        BIG_DECIMAL("number"),
        CHAR("character"),
        STRING("string"),
        BYTES("string"),
        BUFFER("string"),
        ANY("value"),
        NOTHING("nothing");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }
    }

    private final Kind kind;

    private ScalarConverter(Kind kind) {
        this.kind = kind;
    }

    /** The converter of a type without parts, or null when it is none. */
    static Converter of(Class<?> type) {
        Kind kind = kindOf(type);
        return kind == null ? null : new ScalarConverter(kind);
    }

    boolean isLong() {
        return kind == Kind.LONG;
    }

    boolean isInt() {
        return kind == Kind.INT;
    }

    boolean isDouble() {
        return kind == Kind.DOUBLE;
    }

    boolean isText() {
        return kind == Kind.STRING;
    }

    /** The decoded text of bytes that were malformed holds U+FFFD, and hardly any other does. */
    static boolean isCertainlyWellFormed(String decoded) {
        return decoded.indexOf('\uFFFD') < 0;
    }

    private static Kind kindOf(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Kind.BOOLEAN;
        }
        if (type == byte.class || type == Byte.class) {
            return Kind.BYTE;
        }
        if (type == short.class || type == Short.class) {
            return Kind.SHORT;
        }
        if (type == int.class || type == Integer.class) {
            return Kind.INT;
        }
        if (type == long.class || type == Long.class) {
            return Kind.LONG;
        }
        if (type == float.class || type == Float.class) {
            return Kind.FLOAT;
        }
        if (type == double.class || type == Double.class) {
            return Kind.DOUBLE;
        }
        if (type == char.class || type == Character.class) {
            return Kind.CHAR;
        }
        if (type == String.class || type == CharSequence.class) {
            return Kind.STRING;
        }
        return otherKindOf(type);
    }

    private static Kind otherKindOf(Class<?> type) {
        if (type == Object.class) {
            return Kind.ANY;
        }
        if (type == Number.class) {
            return Kind.NUMBER;
        }
        if (type == BigInteger.class) {
            return Kind.BIG_INTEGER;
        }
        if (type == BigDecimal.class) {
            return Kind.BIG_DECIMAL;
        }
        if (type == byte[].class) {
            return Kind.BYTES;
        }
        if (type == ByteBuffer.class) {
            return Kind.BUFFER;
        }
        return type == void.class || type == Void.class ? Kind.NOTHING : null;
    }

    @Override
    Object read(Object value, Converters all, int depth) {
        return switch (kind) {
            case BOOLEAN -> truth(value, all);
            case BYTE -> (byte) Numbers.inRange(value, Byte.MIN_VALUE, Byte.MAX_VALUE, all);
            case SHORT -> (short) Numbers.inRange(value, Short.MIN_VALUE, Short.MAX_VALUE, all);
            case INT -> (int) Numbers.inRange(value, Integer.MIN_VALUE, Integer.MAX_VALUE, all);
            case LONG -> Numbers.integer(value, all);
            case FLOAT -> (float) Numbers.decimal(value, all);
            case DOUBLE -> Numbers.decimal(value, all);
            case NUMBER -> anyNumber(value, all);
            case BIG_INTEGER -> Numbers.bigInteger(value, all);
            case BIG_DECIMAL -> Numbers.bigDecimal(value, all);
            case CHAR -> character(value, all);
            case STRING -> text(value, all);
            case BYTES -> bytes(value, all).bytes().clone();
            case BUFFER -> ByteBuffer.wrap(bytes(value, all).bytes()).asReadOnlyBuffer();
            case ANY -> all.natural(value);
            case NOTHING -> null;
        };
    }

    /** As a condition of Lua: this never fails, unless only truth values may be one. */
    private static Boolean truth(Object value, Converters all) {
        if (value instanceof Boolean b) {
            return b;
        }
        if (all.policy == ConversionPolicy.STRICT) {
            throw ConversionFault.type("boolean", all.nameOf(value));
        }
        return value != null;
    }

    private Object anyNumber(Object value, Converters all) {
        Object number = Numbers.number(value, all.policy);
        if (number == null) {
            throw fault(value, all);
        }
        return number;
    }

    private ByteStr bytes(Object value, Converters all) {
        if (value instanceof ByteStr text) {
            return text;
        }
        if (all.policy != ConversionPolicy.STRICT) {
            if (value instanceof Long l) {
                return Numerals.format(l);
            }
            if (value instanceof Double d) {
                return Numerals.format(d);
            }
        }
        throw fault(value, all);
    }

    private String text(Object value, Converters all) {
        ByteStr bytes = bytes(value, all);
        String text = bytes.toString();
        if (!isCertainlyWellFormed(text) && !bytes.isUtf8()) {
            throw new ConversionFault("string is not valid UTF-8");
        }
        return text;
    }

    /** A string of one character, or the number of its code point, as long as one {@code char} can hold it. */
    private char character(Object value, Converters all) {
        if (value instanceof Long) {
            return (char) Numbers.inRange(value, 0, Character.MAX_VALUE, all);
        }
        if (value instanceof ByteStr) {
            String text = text(value, all);
            if (text.length() != 1) {
                throw new ConversionFault(
                        "string of one character expected, got one of " + text.codePointCount(0, text.length()));
            }
            return text.charAt(0);
        }
        throw fault(value, all);
    }

    @Override
    Object write(Object value, Converters all, int depth) {
        return switch (kind) {
            case BOOLEAN -> (Boolean) value ? Boolean.TRUE : Boolean.FALSE;
            case BYTE, SHORT, INT -> ((Number) value).longValue();
            case LONG, DOUBLE -> value;
            case FLOAT -> ((Float) value).doubleValue();
            case BIG_INTEGER -> Numbers.toLua((BigInteger) value, all);
            case BIG_DECIMAL -> Numbers.toLua((BigDecimal) value, all);
            case CHAR -> string(value.toString());
            case STRING -> string(value.toString());
            case BYTES -> ByteStr.wrap(((byte[]) value).clone());
            case BUFFER -> copy((ByteBuffer) value);
            default -> all.toLua(value, depth);
        };
    }

    private static ByteStr copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return ByteStr.wrap(bytes);
    }

    /** The UTF-8 of a text; a lone surrogate has none and would silently become a question mark. */
    static ByteStr string(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                    throw new ConversionFault("text has a lone surrogate, which UTF-8 cannot express");
                }
                break;
            }
        }
        return ByteStr.of(text);
    }

    @Override
    int cost(Object value) {
        return switch (kind) {
            case BOOLEAN -> value instanceof Boolean ? 0 : Fit.anything();
            case LONG -> Fit.scalar(value, 0, Fit.otherSubtype(0), Fit.coerced(1));
            case INT -> Fit.scalar(value, 1, Fit.otherSubtype(1), Fit.coerced(2));
            case SHORT -> Fit.scalar(value, 2, Fit.otherSubtype(2), Fit.coerced(3));
            case BYTE -> Fit.scalar(value, 3, Fit.otherSubtype(3), Fit.coerced(4));
            case BIG_INTEGER -> Fit.scalar(value, 4, Fit.otherSubtype(4), Fit.coerced(5));
            case DOUBLE -> Fit.scalar(value, Fit.otherSubtype(0), 0, Fit.coerced(0));
            case FLOAT -> Fit.scalar(value, Fit.otherSubtype(1), 1, Fit.coerced(6));
            case BIG_DECIMAL -> Fit.scalar(value, Fit.otherSubtype(2), 2, Fit.coerced(7));
            case NUMBER -> Fit.scalar(value, 5, 5, Fit.coerced(8));
            case STRING -> Fit.scalar(value, Fit.coerced(0), Fit.coerced(0), 0);
            case CHAR -> Fit.scalar(value, Fit.coerced(1), Fit.coerced(1), 1);
            case BYTES -> Fit.scalar(value, Fit.coerced(2), Fit.coerced(2), 3);
            case BUFFER -> Fit.scalar(value, Fit.coerced(3), Fit.coerced(3), 4);
            case ANY, NOTHING -> Fit.anything() + 1;
        };
    }

    @Override
    String expected() {
        return kind.expected;
    }
}
