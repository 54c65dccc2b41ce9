package io.perilune.engine.syntax;

import io.perilune.engine.text.Ascii;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.text.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens from a source, one at a time, and makes the errors about them.
 *
 * <p>There are no token objects: the fields describe the current token, and {@link #next} overwrites them.
 */
public final class Lexer extends Cursor {
    /** Longer strings are not worth looking for an equal one. */
    private static final int MAX_INTERNED = 256;

    /** Decimal numerals of at most this many digits fit into a long whatever the digits are. */
    private static final int SAFE_DIGITS = 18;

    private final Symbols symbols = Symbols.create();
    private final long[] numeral = new long[1];

    /** Where the token that was scanned last starts; after {@link #peek}, that is the token ahead. */
    private int tokenStart;
    /** Where the current token starts while there is one ahead. */
    private int currentStart;

    /** Kind of the current token; only {@link #symbol}, {@link #text}, ... that belong to this kind are meaningful. */
    TokenKind kind = TokenKind.END_OF_SOURCE;

    /** Number of a name, equal for equal names. */
    int symbol;

    /** The name, or the content of the string. */
    ByteStr text = ByteStr.EMPTY;

    long integer;
    double number;

    /** Line of the end of the token before the current one. */
    int lastLine = 1;

    private @Nullable TokenKind aheadKind;
    private int aheadSymbol;
    private ByteStr aheadText = ByteStr.EMPTY;

    public Lexer(Source source, Charge charge) {
        super(source, charge);
    }

    /** Moves on to the next token. */
    void next() {
        lastLine = line;
        TokenKind ahead = aheadKind;
        if (ahead != null) {
            kind = ahead;
            symbol = aheadSymbol;
            text = aheadText;
            aheadKind = null;
        } else {
            kind = scan();
        }
    }

    /** The kind of the token after the current one, which must be a name. */
    TokenKind peek() {
        int currentSymbol = symbol;
        currentStart = tokenStart;
        ByteStr currentText = text;
        TokenKind ahead = scan();
        aheadKind = ahead;
        aheadSymbol = symbol;
        aheadText = text;
        symbol = currentSymbol;
        text = currentText;
        return ahead;
    }

    /** The symbol of {@code _ENV}. */
    public int envSymbol() {
        return Symbols.ENV;
    }

    /** The name that has this symbol. */
    public ByteStr word(int ofSymbol) {
        return symbols.word(ofSymbol);
    }

    // Errors.

    @Override
    int tokenAtFault() {
        return aheadKind == null ? tokenStart : currentStart;
    }

    /** An error at the current token, which the message names. */
    public SyntaxError errorNear(String message) {
        return error(message, shown());
    }

    /** An error in what the text means; the message names no token. */
    public SyntaxError error(String message) {
        return error(message, null);
    }

    /** The nesting of the text is too deep. As in the reference, the message has no place in it. */
    SyntaxError tooDeep() {
        return new SyntaxError(new Diagnostic(ByteStr.of("C stack overflow"), line, column(), null, false));
    }

    private @Nullable ByteStr shown() {
        switch (kind) {
            case NAME:
            case INTEGER:
            case FLOAT:
                return quoted(bytes, tokenStart, position);
            case STRING:
                return shownString();
            case STRAY:
                int stray = bytes[tokenStart] & 0xFF;
                if (stray == 0) {
                    // The number of this token is what marks messages without one in the reference.
                    return null;
                }
                boolean printable = stray >= ' ' && stray < 127;
                return ByteStr.of(printable ? "'" + (char) stray + "'" : "'<\\" + stray + ">'");
            default:
                return ByteStr.of(kind.shown);
        }
    }

    /** The current string between its delimiters, but with the escapes done. */
    private ByteStr shownString() {
        int delimiter = 1;
        if (bytes[tokenStart] == '[') {
            while (bytes[tokenStart + delimiter] == '=') {
                delimiter++;
            }
            delimiter++;
        }
        ByteBuf token = new ByteBuf(text.length() + 2 * delimiter);
        token.append(bytes, tokenStart, delimiter).append(text).append(bytes, position - delimiter, delimiter);
        return quoted(token.array(), 0, token.length());
    }

    // Tokens.

    private TokenKind scan() {
        payCharge();
        for (; ; ) {
            int c = current();
            tokenStart = position;
            if (Ascii.is(c, Ascii.ALPHA) || c == '_') {
                return word();
            }
            position++;
            switch (c) {
                case ' ':
                case '\t':
                case '\f':
                case 0x0B:
                    continue;
                case '\n':
                case '\r':
                    position--;
                    skipLineEnd();
                    continue;
                case '-':
                    if (!skip('-')) {
                        return TokenKind.MINUS;
                    }
                    skipComment();
                    continue;
                case END:
                    position--;
                    payRest();
                    return TokenKind.END_OF_SOURCE;
                case '0':
                case '1':
                case '2':
                case '3':
                case '4':
                case '5':
                case '6':
                case '7':
                case '8':
                case '9':
                    return decimal(c);
                case '"':
                case '\'':
                    return shortString(c);
                case '[':
                    return leftBracket();
                case '.':
                    if (Ascii.isDigit(current())) {
                        return numeral();
                    }
                    if (!skip('.')) {
                        return TokenKind.DOT;
                    }
                    return skip('.') ? TokenKind.DOTS : TokenKind.CONCAT;
                default:
                    return symbolic(c);
            }
        }
    }

    /** The operator or mark that starts with {@code c}, which is read already. */
    private TokenKind symbolic(int c) {
        switch (c) {
            case '=':
                return skip('=') ? TokenKind.EQUAL : TokenKind.ASSIGN;
            case '(':
                return TokenKind.LEFT_PAREN;
            case ')':
                return TokenKind.RIGHT_PAREN;
            case ',':
                return TokenKind.COMMA;
            case '{':
                return TokenKind.LEFT_BRACE;
            case '}':
                return TokenKind.RIGHT_BRACE;
            case ']':
                return TokenKind.RIGHT_BRACKET;
            case ':':
                return skip(':') ? TokenKind.DOUBLE_COLON : TokenKind.COLON;
            case ';':
                return TokenKind.SEMICOLON;
            case '+':
                return TokenKind.PLUS;
            case '*':
                return TokenKind.STAR;
            case '/':
                return skip('/') ? TokenKind.DOUBLE_SLASH : TokenKind.SLASH;
            case '%':
                return TokenKind.PERCENT;
            case '^':
                return TokenKind.CARET;
            case '#':
                return TokenKind.HASH;
            case '&':
                return TokenKind.AMPERSAND;
            case '|':
                return TokenKind.BAR;
            case '~':
                return skip('=') ? TokenKind.NOT_EQUAL : TokenKind.TILDE;
            case '<':
                if (skip('=')) {
                    return TokenKind.LESS_EQUAL;
                }
                return skip('<') ? TokenKind.SHIFT_LEFT : TokenKind.LESS;
            case '>':
                if (skip('=')) {
                    return TokenKind.GREATER_EQUAL;
                }
                return skip('>') ? TokenKind.SHIFT_RIGHT : TokenKind.GREATER;
            default:
                return TokenKind.STRAY;
        }
    }

    private TokenKind word() {
        byte[] b = bytes;
        int end = position + 1;
        while (end < b.length && (Ascii.is(b[end], Ascii.ALNUM) || b[end] == '_')) {
            end++;
        }
        position = end;
        symbol = symbols.intern(b, tokenStart, end);
        if (symbol < TokenKind.RESERVED_COUNT) {
            return TokenKind.reserved(symbol);
        }
        text = symbols.word(symbol);
        return TokenKind.NAME;
    }

    private void skipComment() {
        if (current() == '[') {
            position++;
            int level = level('[');
            if (level >= 0) {
                longBracket(level, false);
                return;
            }
        }
        byte[] b = bytes;
        int end = position;
        while (end < b.length && b[end] != '\n' && b[end] != '\r') {
            end++;
        }
        position = end;
    }

    // Numerals.

    /** The common case, a short run of digits, without the detour through text. */
    private TokenKind decimal(int firstDigit) {
        long value = (long) firstDigit - '0';
        int limit = position + SAFE_DIGITS - 1;
        int c = current();
        while (Ascii.isDigit(c) && position < limit) {
            value = value * 10 + (c - '0');
            position++;
            c = current();
        }
        if (c == '.' || c == '_' || Ascii.is(c, Ascii.ALNUM)) {
            position = tokenStart;
            return numeral();
        }
        integer = value;
        return TokenKind.INTEGER;
    }

    /**
     * Any numeral, of which the first digit is the current byte. Takes everything that could belong to a numeral, and
     * one letter more if there is one, so that what looks like a numeral is a malformed one and not two tokens.
     */
    private TokenKind numeral() {
        boolean hexadecimal = bytes[position++] == '0' && (skip('x') || skip('X'));
        int exponent = hexadecimal ? 'p' : 'e';
        for (; ; ) {
            int c = current();
            if ((c | 0x20) == exponent) {
                position++;
                if (!skip('-')) {
                    skip('+');
                }
            } else if (c == '.' || Ascii.is(c, Ascii.HEX)) {
                position++;
            } else {
                if (c == '_' || Ascii.is(c, Ascii.ALPHA)) {
                    position++;
                }
                break;
            }
        }
        switch (Numerals.read(bytes, tokenStart, position, numeral, 0)) {
            case Numerals.INTEGER:
                integer = numeral[0];
                return TokenKind.INTEGER;
            case Numerals.FLOAT:
                number = Double.longBitsToDouble(numeral[0]);
                return TokenKind.FLOAT;
            default:
                throw error("malformed number", quoted(bytes, tokenStart, position));
        }
    }

    // Long brackets.

    private TokenKind leftBracket() {
        int level = level('[');
        if (level >= 0) {
            return longBracket(level, true);
        }
        if (position == tokenStart + 1) {
            return TokenKind.LEFT_BRACKET;
        }
        throw error("invalid long string delimiter", quoted(bytes, tokenStart, position));
    }

    /**
     * After one bracket, reads the equals signs of a long delimiter: how many, if the second bracket follows, which is
     * not read; otherwise -1.
     */
    private int level(int bracket) {
        int from = position;
        while (skip('=')) {}
        return current() == bracket ? position - from : -1;
    }

    /** Reads a long string or comment from the second bracket of its opening on. */
    private TokenKind longBracket(int level, boolean isString) {
        int firstLine = line;
        position++;
        int c = current();
        if (c == '\n' || c == '\r') {
            skipLineEnd();
        }
        // Line ends become \n. As long as they are nothing else, the content is a copy of the source.
        ByteBuf converted = null;
        int from = position;
        for (; ; ) {
            c = current();
            if (c == ']') {
                int end = position++;
                if (level(']') == level) {
                    position++;
                    if (isString) {
                        text = content(converted, from, end);
                    }
                    return TokenKind.STRING;
                }
            } else if (c == '\n' || c == '\r') {
                int at = position;
                skipLineEnd();
                if (isString && (c == '\r' || position > at + 1)) {
                    if (converted == null) {
                        converted = new ByteBuf();
                    }
                    converted.append(bytes, from, at - from).append('\n');
                    from = position;
                }
            } else if (c == END) {
                String what = isString ? "string" : "comment";
                throw unfinished("unfinished long " + what + " (starting at line " + firstLine + ")");
            } else {
                position++;
            }
        }
    }

    private ByteStr content(@Nullable ByteBuf start, int from, int to) {
        if (start != null) {
            return start.append(bytes, from, to - from).toByteStr();
        }
        return to - from <= MAX_INTERNED
                ? symbols.word(symbols.intern(bytes, from, to))
                : ByteStr.copyOf(bytes, from, to);
    }

    // Short strings.

    private TokenKind shortString(int quote) {
        byte[] b = bytes;
        ByteBuf escaped = null;
        int from = position;
        for (; ; ) {
            int c = current();
            if (c == quote) {
                text = content(escaped, from, position);
                position++;
                return TokenKind.STRING;
            }
            if (c == '\\') {
                if (escaped == null) {
                    escaped = new ByteBuf();
                }
                escaped.append(b, from, position - from);
                escape(quote, escaped);
                from = position;
            } else if (c == END) {
                throw unfinished("unfinished string");
            } else if (c == '\n' || c == '\r') {
                throw stringError("unfinished string", quote, escaped, from, position);
            } else {
                position++;
            }
        }
    }

    /** An error in a short string; the message shows what was read of it, with the escapes done. */
    private SyntaxError stringError(String message, int quote, @Nullable ByteBuf before, int from, int to) {
        ByteBuf token = new ByteBuf().append(quote);
        if (before != null) {
            token.append(before.array(), 0, before.length());
        }
        token.append(bytes, from, to - from);
        return error(message, quoted(token.array(), 0, token.length()));
    }

    /** An error in the escape sequence that starts at {@code from}; the message shows the byte at fault, too. */
    private SyntaxError escapeError(String message, int quote, ByteBuf before, int from) {
        return stringError(message, quote, before, from, Math.min(position + 1, bytes.length));
    }

    /** Reads one escape sequence and appends what it stands for. */
    private void escape(int quote, ByteBuf out) {
        int from = position++;
        int c = current();
        switch (c) {
            case 'a' -> simpleEscape(out, 7);
            case 'b' -> simpleEscape(out, '\b');
            case 'f' -> simpleEscape(out, '\f');
            case 'n' -> simpleEscape(out, '\n');
            case 'r' -> simpleEscape(out, '\r');
            case 't' -> simpleEscape(out, '\t');
            case 'v' -> simpleEscape(out, 0x0B);
            case '\\', '"', '\'' -> simpleEscape(out, c);
            case '\n', '\r' -> {
                skipLineEnd();
                out.append('\n');
            }
            case 'x' -> {
                position++;
                int high = hexDigit(quote, out, from);
                out.append(high << 4 | hexDigit(quote, out, from));
            }
            case 'u' -> codePoint(quote, out, from);
            case 'z' -> {
                position++;
                skipWhitespace();
            }
            case END -> {
                // The string is unfinished, which its loop finds out next.
            }
            default -> out.append(decimalEscape(quote, out, from));
        }
    }

    private void simpleEscape(ByteBuf out, int meaning) {
        position++;
        out.append(meaning);
    }

    private int hexDigit(int quote, ByteBuf out, int from) {
        int value = Ascii.hexValue(current());
        if (value < 0) {
            throw escapeError("hexadecimal digit expected", quote, out, from);
        }
        position++;
        return value;
    }

    private void codePoint(int quote, ByteBuf out, int from) {
        position++;
        if (!skip('{')) {
            throw escapeError("missing '{'", quote, out, from);
        }
        int code = hexDigit(quote, out, from);
        for (int digit = Ascii.hexValue(current()); digit >= 0; digit = Ascii.hexValue(current())) {
            if (code > Utf8.MAX_VALUE >> 4) {
                throw escapeError("UTF-8 value too large", quote, out, from);
            }
            code = code << 4 | digit;
            position++;
        }
        if (!skip('}')) {
            throw escapeError("missing '}'", quote, out, from);
        }
        Utf8.encode(out, code);
    }

    private int decimalEscape(int quote, ByteBuf out, int from) {
        if (!Ascii.isDigit(current())) {
            throw escapeError("invalid escape sequence", quote, out, from);
        }
        int value = 0;
        for (int i = 0; i < 3 && Ascii.isDigit(current()); i++) {
            value = value * 10 + (current() - '0');
            position++;
        }
        if (value > 255) {
            throw escapeError("decimal escape too large", quote, out, from);
        }
        return value;
    }

    private void skipWhitespace() {
        for (int c = current(); Ascii.isSpace(c); c = current()) {
            if (c == '\n' || c == '\r') {
                skipLineEnd();
            } else {
                position++;
            }
        }
    }
}
